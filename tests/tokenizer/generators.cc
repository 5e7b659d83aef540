#include "generators.h"

#include <array>
#include <string_view>
#include <vector>

#include "tokenized.h"

namespace thongcao {
namespace {

using Pool = std::vector<std::string>;

// By tone mark: level, grave, acute, hook, tilde, dot.
constexpr std::array<std::string_view, 6> kToneMarks = {"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"};

const Pool kOnsets = {"",   "b",  "c", "ch", "d", "đ", "g", "h",  "kh", "l", "m", "n",
                      "ng", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x"};
// '*' stands behind the vowel that carries the tone mark.
const Pool kRimes = {"a*", "a*n",  "a*ng", "a*nh", "ă*m",  "â*n",  "â*y",   "e*n",   "ê*",   "ê*nh",
                     "i*", "i*nh", "iê*n", "iê*u", "o*",   "o*i",  "oa*n",  "ô*",    "ô*ng", "ơ*i",
                     "u*", "u*ng", "uô*n", "ư*",   "ư*ng", "ươ*i", "ươ*ng", "uyê*n", "o*a",  "u*y"};
const Pool kOpenOnsets = {"h", "th", "l", "t", "kh", "ng", "d", "x"};

const Pool kSpecials = {
    "2019",  "50%",      "1.234,5",       "14:30",          "19/12/2019",          "12/2019",
    "19/12", "9-1-2020", "15/2020/NĐ-CP", "41/TT-BTC",      "24/2018/QH14",        "KH&CN",
    "UBND",  "TP.HCM",   "COVID-19",      "vp@vidu.gov.vn", "https://vidu.vn/a?b", "H'Mông",
    "5G",    "robot",    "www.vidu.vn",   "Đắk-R'lấp"};
const Pool kJoints = {" ",   " ", " ", " ", ", ", ". ", "-", "/", "\n", "\n\n", ".",
                      " - ", "'", "&", "_", ":",  "@",  "+", "%", "’",  "…",    "2"};
// Those in which a syllable next to them does not become part of an address, where its spelling counts.
const Pool kPlainSpecials = {"2019",          "50%",   "1.234,5", "14:30",    "19/12/2019",
                             "15/2020/NĐ-CP", "KH&CN", "UBND",    "COVID-19", "H'Mông"};
const Pool kPlainJoints = {" ", " ", " ", ", ", ". ", "-", "/", "\n", ".", "'", "’", "&", "_", "2"};
const Pool kForeign = {"хлеб",   "Ω",      "한",     "글", "東",     "京",     "ü",      "Ü",
                       "ß",      "ñ",      "ﬁ",      "Ａ", "٣",      "א",      "é",      "ก",
                       "ा",      "न",      "😀",      "≠",  "™",      "½",      "²",      "Ⅷ",
                       "\u1100", "\u1161", "U",      "a",  "\u0301", "\u0323", "\u0302", "\u0306",
                       "\u031B", "\u0308", "\u0338", "đ",  "Ð",      "N"};
const Pool kIgnorable = {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\uFE0F", "\u034F"};
const Pool kBroken = {"\xC3",         "\xE1\xBB", "\xF0\x9F\x98", "\x80",
                      "\xED\xA0\x80", "\xFF",     "\xC0\xAF",     std::string(1, '\0')};

// `rime` with the tone mark at its '*'; in NFC.
std::string with_tone_mark(std::string rime, std::string_view mark) {
  if (const std::size_t at = rime.find('*'); at != std::string::npos) rime.replace(at, 1, mark);
  return to_nfc(rime);
}

rc::Gen<std::string> pick(const Pool& pool) {
  return rc::gen::elementOf(pool);
}

rc::Gen<std::string_view> tone_mark() {
  return rc::gen::elementOf(std::vector<std::string_view>(kToneMarks.begin(), kToneMarks.end()));
}

rc::Gen<std::string> syllable() {
  return rc::gen::map(
      rc::gen::tuple(pick(kOnsets), pick(kRimes), tone_mark(), rc::gen::element(0, 1, 2, 3, 4, 5)),
      [](const std::tuple<std::string, std::string, std::string_view, int>& parts) {
        const auto& [onset, rime, mark, letter_case] = parts;
        const std::string text = onset + with_tone_mark(rime, mark);
        return letter_case == 0 ? to_upper(text) : text;
      });
}

std::string concatenated(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

rc::Gen<std::string> text_of(rc::Gen<std::string> piece) {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(std::move(piece)), concatenated);
}

// A syllable or special token and what joins it to the next.
rc::Gen<std::string> vietnamese_piece() {
  return rc::gen::map(
      rc::gen::tuple(rc::gen::weightedOneOf<std::string>({{5, syllable()}, {1, pick(kSpecials)}}),
                     pick(kJoints)),
      [](const std::tuple<std::string, std::string>& parts) {
        return std::get<0>(parts) + std::get<1>(parts);
      });
}

rc::Gen<Twins> twins_of(rc::Gen<Twins> twin) {
  const auto special = rc::gen::map(pick(kPlainSpecials), [](const std::string& text) {
    return Twins{text, text};
  });
  const auto piece =
      rc::gen::tuple(rc::gen::weightedOneOf<Twins>({{5, std::move(twin)}, {1, special}}), pick(kPlainJoints));
  return rc::gen::map(rc::gen::container<std::vector<std::tuple<Twins, std::string>>>(piece),
                      [](const std::vector<std::tuple<Twins, std::string>>& pieces) {
                        Twins text;
                        for (const auto& [twins, joint] : pieces) {
                          text.one += twins.one + joint;
                          text.other += twins.other + joint;
                        }
                        return text;
                      });
}

}  // namespace

rc::Gen<std::string> random_bytes() {
  // Of the nominal size whatever the size of the text: small numbers would be ASCII only.
  const auto byte = rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 256));
  return rc::gen::map(rc::gen::container<std::vector<int>>(byte), [](const std::vector<int>& bytes) {
    std::string text;
    for (const int b : bytes) text += static_cast<char>(b);
    return text;
  });
}

rc::Gen<std::string> vietnamese_text() {
  return text_of(vietnamese_piece());
}

rc::Gen<std::string> unicode_text() {
  return text_of(rc::gen::weightedOneOf<std::string>({{3, pick(kForeign)}, {2, vietnamese_piece()}}));
}

rc::Gen<std::string> mixed_text() {
  return text_of(rc::gen::weightedOneOf<std::string>({{4, vietnamese_piece()},
                                                      {4, pick(kForeign)},
                                                      {1, pick(kIgnorable)},
                                                      {1, pick(kBroken)},
                                                      {1, random_bytes()}}));
}

rc::Gen<Twins> tone_placement_twins() {
  static const std::vector<Twins> kOpen = {{"o*a", "oa*"}, {"o*e", "oe*"}, {"u*y", "uy*"}};
  return twins_of(rc::gen::map(
      rc::gen::tuple(pick(kOpenOnsets), rc::gen::elementOf(kOpen), tone_mark()),
      [](const std::tuple<std::string, Twins, std::string_view>& parts) {
        const auto& [onset, rime, mark] = parts;
        return Twins{onset + with_tone_mark(rime.one, mark), onset + with_tone_mark(rime.other, mark)};
      }));
}

rc::Gen<Twins> spelling_twins() {
  static const Pool kTwinOnsets = {"h", "k", "l", "m", "s", "t", "qu"};
  return twins_of(
      rc::gen::map(rc::gen::tuple(pick(kTwinOnsets), tone_mark()),
                   [](const std::tuple<std::string, std::string_view>& parts) {
                     const auto& [onset, mark] = parts;
                     return Twins{onset + with_tone_mark("i*", mark), onset + with_tone_mark("y*", mark)};
                   }));
}

}  // namespace thongcao
