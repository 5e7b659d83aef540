#include "html_nesting.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "extraction/letters.h"

namespace thongcao {
namespace {

constexpr std::uint64_t kEnough = 4'000'000'000;
constexpr std::size_t kMaxName = 10;  // longer names are alike

// Elements that hold nothing.
constexpr auto kVoid =
    std::to_array<std::string_view>({"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
                                     "meta", "param", "source", "track", "wbr"});
// Elements that the next of their kind closes.
constexpr auto kSelfClosing =
    std::to_array<std::string_view>({"p", "li", "td", "th", "tr", "option", "dd", "dt", "thead", "tbody",
                                     "tfoot", "a", "button", "nobr", "html", "head", "body"});
// Elements that only their own end tag closes: the parser opens them again in whatever follows.
constexpr auto kFormatting = std::to_array<std::string_view>(
    {"b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"});
// Elements whose content is no markup.
constexpr auto kRaw =
    std::to_array<std::string_view>({"script", "style", "textarea", "title", "iframe", "noscript"});

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// The name of a tag that begins at `at`, in small letters, cut short.
std::string name_at(std::string_view html, std::size_t at) {
  std::string name;
  for (; at < html.size() && name.size() < kMaxName; ++at) {
    const char c = html[at];
    const bool digit = c >= '0' && c <= '9';
    const char small = static_cast<char>(c | 0x20);
    if (!digit && (small < 'a' || small > 'z')) break;
    name += digit ? c : small;
  }
  return name;
}

// How many attributes the tag at `at` may have.
std::uint64_t attributes_at(std::string_view html, std::size_t at) {
  std::uint64_t spaces = 0;
  char before = 0;  // the last character that is no space
  for (; at < html.size() && html[at] != '>'; ++at) {
    const char c = html[at];
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '/';
    spaces += space;
    if ((c == '"' || c == '\'') && before == '=') at = std::min(html.find(c, at + 1), html.size() - 1);
    if (!space) before = c;
  }
  return spaces;
}

class OpenElements {
 public:
  std::uint64_t depth() const { return open_.size() + formatting_depth_; }

  void start(const std::string& name) {
    if (const auto n = formatting_index(name); n < kFormatting.size()) {
      ++formatting_[n];
      ++formatting_depth_;
      return;
    }
    // In drawings and formulas all elements nest.
    const bool closed_by_next = contains(kVoid, name) || contains(kSelfClosing, name);
    if (closed_by_next && foreign_ == 0) return;
    foreign_ += is_foreign(name);
    open_.push_back(name);
  }

  // Closes the last element of that name and what is in it.
  void end(const std::string& name) {
    if (const auto n = formatting_index(name); n < kFormatting.size()) {
      const std::uint64_t closed = formatting_[n] > 0;
      formatting_[n] -= closed;
      formatting_depth_ -= closed;
      return;
    }
    const auto found = std::find(open_.rbegin(), open_.rend(), name);
    if (found == open_.rend()) return;
    const auto first = std::prev(found.base());
    foreign_ -= static_cast<std::uint64_t>(std::count_if(first, open_.end(), is_foreign));
    open_.erase(first, open_.end());
  }

 private:
  static bool is_foreign(const std::string& name) { return name == "svg" || name == "math"; }
  static std::size_t formatting_index(const std::string& name) {
    return static_cast<std::size_t>(std::find(kFormatting.begin(), kFormatting.end(), name) -
                                    kFormatting.begin());
  }

  std::vector<std::string> open_;
  std::uint64_t foreign_ = 0;  // of these
  std::array<std::uint64_t, kFormatting.size()> formatting_{};
  std::uint64_t formatting_depth_ = 0;
};

}  // namespace

std::uint64_t nesting_cost(std::string_view html) {
  std::uint64_t cost = 0;
  OpenElements open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos && cost < kEnough;
       at = html.find('<', at + 1)) {
    const bool is_end = html.substr(at + 1, 1) == "/";
    const std::string name = name_at(html, at + 1 + is_end);
    if (name.empty()) continue;
    const std::uint64_t attributes = attributes_at(html, at + 1);
    cost += open.depth() + attributes * attributes / 4;
    if (is_end) {
      open.end(name);
    } else if (contains(kRaw, name)) {
      at = std::min(html.find("</", at), html.size());
    } else {
      open.start(name);
    }
  }
  return cost;
}

}  // namespace thongcao
