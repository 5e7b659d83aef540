#include "syllable.h"

#include <array>
#include <span>
#include <string_view>

namespace thongcao {
namespace {

struct Letters {
  std::array<Letter, kMaxKeyLetters> at{};
  int count = 0;
};

Letters unpack(SyllableKey key) {
  Letters letters;
  for (SyllableKey rest = letters_of(key); rest != 0; rest >>= kLetterBits) ++letters.count;
  SyllableKey rest = letters_of(key);
  for (int i = letters.count - 1; i >= 0; --i, rest >>= kLetterBits) {
    letters.at[i] = static_cast<Letter>(rest & ((1 << kLetterBits) - 1));
  }
  return letters;
}

SyllableKey pack(const Letters& letters, Tone tone) {
  SyllableKey key = 0;
  for (int i = 0; i < letters.count; ++i) key = key << kLetterBits | letters.at[i];
  return with_tone(key, tone);
}

constexpr bool has_quality(Letter l) {
  return l == kAbreve || l == kAcircumflex || l == kEcircumflex || l == kOcircumflex || l == kOhorn ||
         l == kUhorn;
}

// Index of the letter that carries the tone mark, -1 when there is no vowel.
int tone_position(const Letters& s) {
  int first = 0;
  while (first < s.count && !is_vowel(s.at[first])) ++first;
  int last = first;
  while (last < s.count && is_vowel(s.at[last])) ++last;
  // The u of qu- and, before another vowel, the i of gi- belong to the onset.
  if (last - first > 1 && first > 0 &&
      ((s.at[first - 1] == kQ && s.at[first] == kU) || (first == 1 && s.at[0] == kG && s.at[1] == kI))) {
    ++first;
  }
  if (first == last) return -1;
  for (int i = last - 1; i >= first; --i) {
    if (has_quality(s.at[i])) return i;
  }
  const bool closed = last < s.count;
  switch (last - first) {
    case 1:
      return first;
    case 2:
      return closed ? first + 1 : first;
    default:
      return first + 1;
  }
}

Letters letters_of_text(std::string_view text) {
  Letters letters;
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const CodePoint c = decode(p, text.data() + text.size());
    letters.at[letters.count++] = classify(c.value).letter;
    p += c.length;
  }
  return letters;
}

constexpr std::string_view kOnsets[] = {"",  "b",  "c",  "ch", "d", "đ",  "g",  "gh",  "gi",
                                        "h", "k",  "kh", "l",  "m", "n",  "ng", "ngh", "nh",
                                        "p", "ph", "r",  "s",  "t", "th", "tr", "v",   "x"};

constexpr std::string_view kRimes[] = {
    "a",   "ac",  "ach",  "ai",   "am",   "an",   "ang",  "anh",  "ao",  "ap",  "at",   "au",   "ay",  "ăc",
    "ăm",  "ăn",  "ăng",  "ăp",   "ăt",   "âc",   "âm",   "ân",   "âng", "âp",  "ât",   "âu",   "ây",  "e",
    "ec",  "em",  "en",   "eng",  "eo",   "ep",   "et",   "ê",    "êch", "êm",  "ên",   "ênh",  "êp",  "êt",
    "êu",  "i",   "ia",   "ich",  "im",   "in",   "inh",  "ip",   "it",  "iu",  "iêc",  "iêm",  "iên", "iêng",
    "iêp", "iêt", "iêu",  "o",    "oa",   "oac",  "oach", "oai",  "oam", "oan", "oang", "oanh", "oao", "oap",
    "oat", "oay", "oăc",  "oăm",  "oăn",  "oăng", "oăt",  "oc",   "oe",  "oen", "oeo",  "oet",  "oi",  "om",
    "on",  "ong", "ooc",  "oong", "op",   "ot",   "ô",    "ôc",   "ôi",  "ôm",  "ôn",   "ông",  "ôp",  "ôt",
    "ơ",   "ơi",  "ơm",   "ơn",   "ơp",   "ơt",   "u",    "ua",   "uc",  "ui",  "um",   "un",   "ung", "up",
    "ut",  "uân", "uâng", "uât",  "uây",  "uê",   "uêch", "uênh", "uơ",  "uôc", "uôi",  "uôm",  "uôn", "uông",
    "uôt", "uy",  "uya",  "uych", "uyên", "uyêt", "uyn",  "uynh", "uyp", "uyt", "uyu",  "ư",    "ưa",  "ưc",
    "ưi",  "ưm",  "ưn",   "ưng",  "ưt",   "ưu",   "ươc",  "ươi",  "ươm", "ươn", "ương", "ươp",  "ươt", "ươu",
    "y",   "yêm", "yên",  "yêng", "yêt",  "yêu"};

// What follows qu-.
constexpr std::string_view kRimesAfterQu[] = {
    "a",  "ac", "ach", "ai", "an", "ang", "anh", "ao",  "at",  "au", "ay", "ăc", "ăm", "ăn",  "ăng", "ăp",
    "ăt", "ân", "âng", "ât", "âu", "ây",  "e",   "en",  "eo",  "ec", "et", "ê",  "ên", "ênh", "êch", "êt",
    "ô",  "ôc", "ơ",   "ơn", "y",  "ych", "yên", "yêt", "ynh", "yt", "yp", "yu", "ya", "yn"};

bool is_front_vowel(Letter l) {
  return l == kE || l == kEcircumflex || l == kI || l == kY;
}

// Spelling keeps c, g, ng from e, ê, i and k, gh, ngh from the other vowels; yê- stands without onset.
bool combines(std::string_view onset, std::string_view rime) {
  const Letter first = letters_of_text(rime).at[0];
  if (onset == "c" || onset == "ng") return !is_front_vowel(first);
  if (onset == "g") return !is_front_vowel(first) || first == kI;  // gì, giếng
  if (onset == "k" || onset == "gh" || onset == "ngh") return is_front_vowel(first);
  if (onset == "gi") return first != kI && first != kY;
  if (rime.size() > 1 && first == kY) return onset.empty();
  if (rime == "y") return onset.empty() || std::string_view("hklmst").find(onset) != std::string_view::npos;
  return true;
}

void visit_tones(const Letters& letters, const std::function<void(SyllableKey)>& visit) {
  const Letter last = letters.at[letters.count - 1];
  const bool stop =
      last == kC || last == kP || last == kT || (last == kH && letters.at[letters.count - 2] == kC);
  for (const Tone tone : {kLevel, kGrave, kAcute, kHook, kTilde, kDot}) {
    if (!stop || tone == kAcute || tone == kDot) visit(canonical(pack(letters, tone)));
  }
}

}  // namespace

SyllableKey canonical(SyllableKey key) noexcept {
  // The i may only be the last letter, or stand behind qu.
  const SyllableKey letters = letters_of(key);
  if ((letters & 0x3F) == kI && letters >> 2 * kLetterBits == 0) {
    switch (static_cast<Letter>(letters >> kLetterBits)) {
      case kH:
      case kK:
      case kL:
      case kM:
      case kS:
      case kT:
        return key - kI + kY;
      default:
        return key;
    }
  }
  constexpr SyllableKey kQui = SyllableKey{kQ} << 12 | SyllableKey{kU} << 6 | kI;
  constexpr SyllableKey kNh = SyllableKey{kN} << 6 | kH;
  constexpr SyllableKey kCh = SyllableKey{kC} << 6 | kH;
  for (int tail = 0; tail <= 2; ++tail) {
    const int shift = tail * kLetterBits;
    if (letters >> shift != kQui) continue;
    const SyllableKey coda = letters & ((SyllableKey{1} << shift) - 1);
    const bool vietnamese = tail == 0 || coda == kT || coda == kNh || coda == kCh;  // not "quiz", "quick"
    if (vietnamese) return key + (static_cast<SyllableKey>(kY - kI) << shift);
  }
  return key;
}

SyllableKey folded_key(SyllableKey key) noexcept {
  SyllableKey folded = 0;
  const SyllableKey letters = letters_of(key);
  for (int shift = 0; letters >> shift != 0; shift += kLetterBits) {
    folded |= static_cast<SyllableKey>(base_letter(static_cast<Letter>(letters >> shift & 0x3F))) << shift;
  }
  return folded;
}

std::optional<SyllableKey> read_key(std::string_view text) noexcept {
  Letters letters;
  Tone tone = kLevel;
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const CodePoint code_point = decode(p, text.data() + text.size());
    const Character c = classify(code_point.value);
    p += code_point.length;
    if (c.tone != kLevel) {
      if (tone != kLevel) return std::nullopt;
      tone = c.tone;
    }
    if (c.cls == CharacterClass::letter) {
      if (letters.count == kMaxKeyLetters) return std::nullopt;
      letters.at[letters.count++] = c.letter;
    } else if (c.cls != CharacterClass::mark || letters.count == 0) {
      return std::nullopt;
    } else if (c.tone == kLevel) {
      Letter& last = letters.at[letters.count - 1];
      last = with_quality_mark(last, code_point.value);
      if (last == kNoLetter) return std::nullopt;
    } else if (!is_vowel(letters.at[letters.count - 1])) {
      return std::nullopt;
    }
  }
  if (letters.count == 0) return std::nullopt;
  return canonical(pack(letters, tone));
}

void append_spelling(SyllableKey key, std::string& out) {
  const Letters letters = unpack(key);
  const int marked = tone_position(letters);
  for (int i = 0; i < letters.count; ++i) {
    out += spelling(letters.at[i], i == marked ? tone_of(key) : kLevel);
  }
}

void for_each_possible_syllable(const std::function<void(SyllableKey)>& visit) {
  const auto join = [](std::string_view onset, std::string_view rime) {
    Letters letters = letters_of_text(onset);
    const Letters tail = letters_of_text(rime);
    for (int i = 0; i < tail.count; ++i) letters.at[letters.count++] = tail.at[i];
    return letters;
  };
  for (const std::string_view onset : kOnsets) {
    for (const std::string_view rime : kRimes) {
      if (combines(onset, rime)) visit_tones(join(onset, rime), visit);
    }
  }
  for (const std::string_view rime : kRimesAfterQu) visit_tones(join("qu", rime), visit);
}

}  // namespace thongcao
