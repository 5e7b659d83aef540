#include "vni_windows.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "single_byte_tables.h"
#include "vietnamese_letters.h"

namespace thongcao {
namespace {

using Marks = std::array<unsigned char, kToneCountOfVowel>;
constexpr Marks kToneOnly = {0, 0xF8, 0xF9, 0xFB, 0xF5, 0xEF};
constexpr Marks kCircumflex = {0xE2, 0xE0, 0xE1, 0xE5, 0xE3, 0xE4};
constexpr Marks kBreve = {0xEA, 0xE8, 0xE9, 0xFA, 0xFC, 0xEB};
constexpr unsigned char kCapitalMarkOffset = 0x20;

// How the vowel of the same place in kSmallVowels is written.
struct Vowel {
  unsigned char small;
  unsigned char capital;
  const Marks& marks;
};
constexpr std::array<Vowel, kVowelCount> kVowels = {{
    {'a', 'A', kToneOnly},
    {'a', 'A', kBreve},
    {'a', 'A', kCircumflex},
    {'e', 'E', kToneOnly},
    {'e', 'E', kCircumflex},
    {'i', 'I', kToneOnly},  // typed so by mistake; the bytes of their own come first when writing
    {'o', 'O', kToneOnly},
    {'o', 'O', kCircumflex},
    {0xF4, 0xD4, kToneOnly},
    {'u', 'U', kToneOnly},
    {0xF6, 0xD6, kToneOnly},
    {'y', 'Y', kToneOnly},
}};

struct Tables {
  std::unordered_map<std::uint16_t, char16_t> pairs;  // base << 8 | mark
  std::unordered_map<char16_t, std::string> bytes;

  Tables() {
    for (std::size_t byte = 128; byte < kVniSingles.size(); ++byte)
      if (kVniSingles[byte] != kReplacement) bytes[kVniSingles[byte]] = static_cast<char>(byte);
    for (std::size_t vowel = 0; vowel < kVowelCount; ++vowel) {
      for (std::size_t tone = 0; tone < kToneCountOfVowel; ++tone) {
        const unsigned char mark = kVowels[vowel].marks[tone];
        if (mark == 0) continue;
        const unsigned char capital_mark = mark - kCapitalMarkOffset;
        add(kVowels[vowel].small, mark, capital_mark, kSmallVowels[vowel][tone]);
        add(kVowels[vowel].capital, capital_mark, mark, kCapitalVowels[vowel][tone]);
      }
    }
  }

 private:
  void add(unsigned char base, unsigned char mark, unsigned char other_mark, char16_t letter) {
    pairs[static_cast<std::uint16_t>(base << 8 | mark)] = letter;
    pairs[static_cast<std::uint16_t>(base << 8 | other_mark)] = letter;
    bytes.emplace(letter, std::string{static_cast<char>(base), static_cast<char>(mark)});
  }
};

const Tables& tables() {
  static const Tables kTables;
  return kTables;
}

}  // namespace

std::u16string decode_vni(std::string_view bytes) {
  const Tables& known = tables();
  std::u16string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (i + 1 < bytes.size()) {
      const auto next = static_cast<unsigned char>(bytes[i + 1]);
      if (next >= 0xC0) {  // only then can it be a mark
        const auto pair = known.pairs.find(static_cast<std::uint16_t>(byte << 8 | next));
        if (pair != known.pairs.end()) {
          text += pair->second;
          ++i;
          continue;
        }
      }
    }
    text += kVniSingles[byte];
  }
  return text;
}

bool append_vni(char16_t character, std::string& out) {
  if (character < 0x80) {
    out += static_cast<char>(character);
    return true;
  }
  const auto found = tables().bytes.find(character);
  if (found == tables().bytes.end()) return false;
  out += found->second;
  return true;
}

}  // namespace thongcao
