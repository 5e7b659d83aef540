#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

#include <thongcao/encoding.h>
#include <thongcao/lexicon.h>
#include <thongcao/token.h>

#include "unicode_text.h"

namespace thongcao {
namespace {

constexpr std::size_t kSampleBytes = 64 << 10;
constexpr std::size_t kContextBytes = 256;   // of ASCII before the first byte that tells something
constexpr std::size_t kLeastUtf16Bytes = 8;  // fewer zero bytes may be anything

// In order of how common they are, which decides between equals.
constexpr std::array<Encoding, 5> kLegacy = {Encoding::tcvn3, Encoding::vni_windows, Encoding::windows_1258,
                                             Encoding::viscii, Encoding::vps};

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

// How many characters beyond ASCII there are, and how many of them make sense.
struct Evidence {
  double sensible = 0;
  double total = 0;

  double share() const { return total == 0 ? 0 : sensible / total; }
};

bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Signs that stand between words in any text and tell nothing of its encoding.
bool is_typographic(char32_t c) {
  return c == 0x00A0 || c == 0x2013 || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201C ||
         c == 0x201D || c == 0x2022 || c == 0x2026;
}

// Decodes the character at `i` of valid UTF-8 and moves on.
char32_t next_character(std::string_view text, std::size_t& i) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char first = at(i);
  if (first < 0x80) return at(i++);
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t c = first & (0x7Fu >> length);
  for (std::size_t k = 1; k < length; ++k) c = c << 6 | (at(i + k) & 0x3Fu);
  i += length;
  return c;
}

// Weighs a decoded text: a character beyond ASCII makes sense when the run of letters around it is a possible
// Vietnamese syllable. Wrong decodings put symbols and letters of other languages into words, or vowels where
// no syllable can have them.
Evidence weigh_syllables(std::string_view text) {
  static const auto lexicon = Lexicon::built_in();
  Evidence evidence;
  std::size_t run_begin = 0;
  double beyond_ascii = 0;  // characters of the current run
  const auto end_run = [&](std::size_t end) {
    if (beyond_ascii > 0) {
      evidence.total += beyond_ascii;
      if (lexicon->find_syllable(text.substr(run_begin, end - run_begin)) != kNoId)
        evidence.sensible += beyond_ascii;
    }
    beyond_ascii = 0;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(text, i);
    if (c < 0x80 ? !is_ascii_letter(c) : is_typographic(c)) {
      end_run(begin);
      run_begin = i;
    } else if (c >= 0x80) {
      ++beyond_ascii;
    }
  }
  end_run(text.size());
  return evidence;
}

// Sequences of UTF-8 hardly ever come about by chance, so the valid ones speak for it whatever their
// language.
Evidence weigh_utf8(std::string_view bytes) {
  const std::string text = valid_utf8(bytes);
  Evidence evidence;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_character(text, i);
    if (c < 0x80) continue;
    ++evidence.total;
    if (c != 0xFFFD) ++evidence.sensible;
  }
  return evidence;
}

Evidence weigh(std::string_view bytes, Encoding encoding) {
  return encoding == Encoding::utf8 ? weigh_utf8(bytes) : weigh_syllables(to_utf8(bytes, encoding));
}

// The part to look at: what follows the first byte beyond ASCII, with a little before.
std::string_view sample_of(std::string_view bytes) {
  const auto first = std::find_if_not(bytes.begin(), bytes.end(), is_ascii);
  const auto position = static_cast<std::size_t>(first - bytes.begin());
  if (position == bytes.size()) return bytes.substr(0, kSampleBytes);
  return bytes.substr(position - std::min(position, kContextBytes), kSampleBytes);
}

// UTF-16 without a mark shows by the zero bytes of its spaces, digits and plain letters.
std::optional<DetectedEncoding> detect_utf16(std::string_view bytes) {
  if (bytes.size() < kLeastUtf16Bytes) return std::nullopt;
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  std::array<double, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++zeros[i % 2];
  const bool little_endian = zeros[1] > zeros[0];
  const double units = static_cast<double>(sample.size()) / 2;
  const double expected = zeros[little_endian ? 1 : 0] / units;
  const double unexpected = zeros[little_endian ? 0 : 1] / units;
  if (expected < 0.3 || unexpected > 0.05) return std::nullopt;
  return DetectedEncoding{little_endian ? Encoding::utf16_le : Encoding::utf16_be, 1 - unexpected};
}

// What can be told without weighing words.
std::optional<DetectedEncoding> certain_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return DetectedEncoding{Encoding::utf8, 1};
  if (bytes.starts_with("\xFF\xFE")) return DetectedEncoding{Encoding::utf16_le, 1};
  if (bytes.starts_with("\xFE\xFF")) return DetectedEncoding{Encoding::utf16_be, 1};
  const bool valid = is_valid_utf8(bytes);
  if (valid && !std::all_of(bytes.begin(), bytes.end(), is_ascii)) return DetectedEncoding{Encoding::utf8, 1};
  if (bytes.substr(0, kSampleBytes).find('\0') != std::string_view::npos) {
    if (const auto utf16 = detect_utf16(bytes)) return utf16;
  }
  if (valid) return DetectedEncoding{Encoding::utf8, 1};
  return std::nullopt;
}

DetectedEncoding detect_8_bit(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  Encoding best = Encoding::utf8;
  Evidence best_evidence = weigh(sample, Encoding::utf8);
  double second_share = 0;
  for (const Encoding encoding : kLegacy) {
    const Evidence evidence = weigh(sample, encoding);
    if (evidence.share() > best_evidence.share()) {
      second_share = best_evidence.share();
      best = encoding;
      best_evidence = evidence;
    } else {
      second_share = std::max(second_share, evidence.share());
    }
  }
  // A share of many characters is worth more than the same of one or two: a single one is 0.4 at most, five
  // are 0.9.
  const double lead = (best_evidence.share() - second_share) * best_evidence.total;
  return {best, best_evidence.share() * (1 - std::exp(-lead / 2))};
}

// Calls `visit` with each line, its end included.
template <typename Visit>
void for_each_line(std::string_view bytes, Visit visit) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
    visit(bytes.substr(0, size));
    bytes.remove_prefix(size);
  }
}

constexpr double kEnoughForText = 0.5;
constexpr double kEnoughForLine = 0.9;

// The encoding of one line: that of the text unless it makes little sense and another one much.
Encoding encoding_of_line(std::string_view line, Encoding of_text) {
  if (weigh(sample_of(line), of_text).share() >= 0.5) return of_text;
  const DetectedEncoding own = detect_8_bit(line);
  return own.confidence >= kEnoughForLine ? own.encoding : of_text;
}

}  // namespace

DetectedEncoding detect_encoding(std::string_view bytes) {
  if (const auto certain = certain_encoding(bytes)) return *certain;
  return detect_8_bit(bytes);
}

std::string to_utf8_mixed(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);  // of the first of several pasted files
  if (const auto certain = certain_encoding(bytes)) return to_utf8(bytes, certain->encoding);

  std::string others;  // lines that are not valid UTF-8
  for_each_line(bytes, [&](std::string_view line) {
    if (others.size() < kSampleBytes && !is_valid_utf8(line)) others += line;
  });
  const DetectedEncoding found = detect_8_bit(others);
  const Encoding of_text = found.confidence >= kEnoughForText ? found.encoding : Encoding::utf8;
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  for_each_line(bytes, [&](std::string_view line) {
    text += is_valid_utf8(line) ? std::string(line) : to_utf8(line, encoding_of_line(line, of_text));
  });
  return to_nfc(std::move(text));
}

}  // namespace thongcao
