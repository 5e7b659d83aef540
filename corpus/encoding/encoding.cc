#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

#include <thongcao/encoding.h>

#include "single_byte_tables.h"
#include "unicode_text.h"
#include "vietnamese_letters.h"
#include "vni_windows.h"

namespace thongcao {
namespace {

struct Name {
  std::string_view name;
  Encoding encoding;
};
// The first of each encoding is the one that to_string() gives.
constexpr std::array<Name, 21> kNames = {{
    {"utf-8", Encoding::utf8},
    {"utf8", Encoding::utf8},
    {"ascii", Encoding::utf8},
    {"utf-16le", Encoding::utf16_le},
    {"utf-16", Encoding::utf16_le},
    {"utf16", Encoding::utf16_le},
    {"utf16le", Encoding::utf16_le},
    {"utf-16be", Encoding::utf16_be},
    {"utf16be", Encoding::utf16_be},
    {"tcvn3", Encoding::tcvn3},
    {"abc", Encoding::tcvn3},
    {"tcvn", Encoding::tcvn3},
    {"tcvn-3", Encoding::tcvn3},
    {"vni", Encoding::vni_windows},
    {"vni-windows", Encoding::vni_windows},
    {"vni-win", Encoding::vni_windows},
    {"viscii", Encoding::viscii},
    {"vps", Encoding::vps},
    {"windows-1258", Encoding::windows_1258},
    {"cp1258", Encoding::windows_1258},
    {"1258", Encoding::windows_1258},
}};

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

const SingleByteTable& table_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::tcvn3:
      return kTcvn3;
    case Encoding::viscii:
      return kViscii;
    case Encoding::vps:
      return kVps;
    default:
      return kWindows1258;
  }
}

std::u16string decode_single_bytes(std::string_view bytes, const SingleByteTable& table) {
  std::u16string text(bytes.size(), u'\0');
  std::transform(bytes.begin(), bytes.end(), text.begin(),
                 [&](char byte) { return table[static_cast<unsigned char>(byte)]; });
  return text;
}

using Bytes = std::unordered_map<char16_t, std::string>;

// Adds the vowels that Windows-1258 can only write as a letter with a combining tone.
void add_combinations(Bytes& bytes) {
  const auto add = [&](std::u16string_view vowels) {
    for (std::size_t tone = 1; tone < kToneCountOfVowel; ++tone)
      bytes.emplace(vowels[tone], bytes.at(vowels[0]) + bytes.at(kToneMarks[tone]));
  };
  for (const std::u16string_view vowels : kSmallVowels) add(vowels);
  for (const std::u16string_view vowels : kCapitalVowels) add(vowels);
}

// Adds small letters for the capitals that TCVN3 has not.
void add_missing_capitals(Bytes& bytes) {
  for (std::size_t vowel = 0; vowel < kVowelCount; ++vowel)
    for (std::size_t tone = 1; tone < kToneCountOfVowel; ++tone)
      bytes.emplace(kCapitalVowels[vowel][tone], bytes.at(kSmallVowels[vowel][tone]));
}

Bytes invert(const SingleByteTable& table) {
  Bytes bytes;
  for (std::size_t byte = 0; byte < table.size(); ++byte)
    if (table[byte] != kReplacement) bytes.emplace(table[byte], std::string(1, static_cast<char>(byte)));
  return bytes;
}

const Bytes& bytes_of(Encoding encoding) {
  static const Bytes kTcvn3Bytes = [] {
    Bytes bytes = invert(kTcvn3);
    add_missing_capitals(bytes);
    return bytes;
  }();
  static const Bytes kWindows1258Bytes = [] {
    Bytes bytes = invert(kWindows1258);
    add_combinations(bytes);
    return bytes;
  }();
  static const Bytes kVisciiBytes = invert(kViscii);
  static const Bytes kVpsBytes = invert(kVps);
  switch (encoding) {
    case Encoding::tcvn3:
      return kTcvn3Bytes;
    case Encoding::viscii:
      return kVisciiBytes;
    case Encoding::vps:
      return kVpsBytes;
    default:
      return kWindows1258Bytes;
  }
}

// ASCII for the typographic signs that an encoding may lack; empty for other characters.
std::string_view plain_sign(char16_t character) {
  switch (character) {
    case 0x00A0:
      return " ";
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
      return "-";
    case 0x2018:
    case 0x2019:
      return "'";
    case 0x201C:
    case 0x201D:
      return "\"";
    case 0x2022:
      return "*";
    case 0x2026:
      return "...";
    default:
      return {};
  }
}

bool append_bytes(char16_t character, Encoding encoding, std::string& out) {
  if (encoding == Encoding::vni_windows) return append_vni(character, out);
  const Bytes& bytes = bytes_of(encoding);
  const auto found = bytes.find(character);
  if (found == bytes.end()) return false;
  out += found->second;
  return true;
}

std::string encode_legacy(std::u16string_view text, Encoding encoding) {
  std::string out;
  out.reserve(text.size() + text.size() / 4);
  for (const char16_t character : text) {
    if (append_bytes(character, encoding, out)) continue;
    if (character >= 0xDC00 && character < 0xE000) continue;  // the pair's first half has become "?"
    const std::string_view plain = plain_sign(character);
    out += plain.empty() ? "?" : plain;
  }
  return out;
}

std::string encode_utf16(std::u16string_view text, bool little_endian) {
  std::string out;
  out.reserve(2 * text.size());
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += little_endian ? low : high;
    out += little_endian ? high : low;
  }
  return out;
}

}  // namespace

const char* to_string(Encoding encoding) noexcept {
  for (const Name& name : kNames)
    if (name.encoding == encoding) return name.name.data();
  return "unknown";
}

std::optional<Encoding> encoding_from_string(std::string_view name) noexcept {
  for (const Name& known : kNames)
    if (equal_ignoring_case(name, known.name)) return known.encoding;
  return std::nullopt;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
      return to_nfc(valid_utf8(bytes));
    case Encoding::utf16_le:
      if (bytes.starts_with("\xFF\xFE")) bytes.remove_prefix(2);
      return to_nfc(decode_utf16(bytes, true));
    case Encoding::utf16_be:
      if (bytes.starts_with("\xFE\xFF")) bytes.remove_prefix(2);
      return to_nfc(decode_utf16(bytes, false));
    case Encoding::vni_windows:
      return to_nfc(utf8_of(decode_vni(bytes)));
    default:
      return to_nfc(utf8_of(decode_single_bytes(bytes, table_of(encoding))));
  }
}

std::string from_utf8(std::string_view text, Encoding encoding) {
  std::string composed = to_nfc(valid_utf8(text));
  switch (encoding) {
    case Encoding::utf8:
      return composed;
    case Encoding::utf16_le:
    case Encoding::utf16_be:
      return encode_utf16(utf16_of(composed), encoding == Encoding::utf16_le);
    default:
      return encode_legacy(utf16_of(composed), encoding);
  }
}

}  // namespace thongcao
