#include "histogram.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iomanip>
#include <string>

namespace thongcao {
namespace {

constexpr std::size_t kWidth = 50;
constexpr long kMaxDrawnGap = 12;

// Years or months, numbered so that neighbours differ by one.
class Periods {
 public:
  explicit Periods(const std::string& sample) : months_(sample.size() > 4) {}

  long number(const std::string& period) const {
    const long year = std::stol(period.substr(0, 4));
    return months_ ? year * 12 + std::stol(period.substr(5)) - 1 : year;
  }
  std::string text(long number) const {
    std::array<char, 32> text;
    if (months_)
      std::snprintf(text.data(), text.size(), "%04ld-%02ld", number / 12, number % 12 + 1);
    else
      std::snprintf(text.data(), text.size(), "%04ld", number);
    return text.data();
  }

 private:
  const bool months_;
};

// A bar in eighths of a character, so that small counts differ; what is there is never invisible.
std::string bar(std::size_t count, std::size_t greatest) {
  constexpr std::array<const char*, 8> kPartial = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::size_t eighths = std::max<std::size_t>(1, (count * kWidth * 8 + greatest / 2) / greatest);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + kPartial[eighths % 8];
}

}  // namespace

void draw_histogram(const std::vector<FacetCount>& counts, std::ostream& out) {
  if (counts.empty()) return;
  std::size_t greatest = 1;
  for (const FacetCount& count : counts) greatest = std::max(greatest, count.count);
  const int digits = static_cast<int>(std::to_string(greatest).size());
  const auto draw = [&](const std::string& period, std::size_t count) {
    out << "  " << period << "  " << std::setw(digits) << count;
    if (count > 0) out << "  " << bar(count, greatest);
    out << '\n';
  };
  const Periods periods(counts.front().value);
  long next = periods.number(counts.front().value);
  for (const FacetCount& count : counts) {
    const long number = periods.number(count.value);
    if (number - next > kMaxDrawnGap)
      out << "  ⋮\n";
    else
      for (; next < number; ++next) draw(periods.text(next), 0);
    draw(count.value, count.count);
    next = number + 1;
  }
}

}  // namespace thongcao
