#include "keystrokes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <thongcao/tokenizer.h>

#include "letter_case.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxKeys = 12;    // "dduwowngff" and some slack
constexpr std::size_t kMaxLetters = 7;  // of a syllable: "nghieng"

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || is_upper(c);
}
char lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}
bool is_telex_tone(char c) {
  return std::string_view("sfrxj").find(c) != std::string_view::npos;
}

// UTF-8 of the combining mark that a letter gets; empty for none.
enum class Quality : std::uint8_t { none, circumflex, breve, horn, stroke };
constexpr std::string_view kQualityMarks[] = {"", "\u0302", "\u0306", "\u031B", ""};
// By tone: level, acute, grave, hook, tilde, dot, as VNI numbers them.
constexpr std::string_view kToneMarks[] = {"", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"};

bool takes(char letter, Quality quality) {
  switch (quality) {
    case Quality::circumflex:
      return letter == 'a' || letter == 'e' || letter == 'o';
    case Quality::breve:
      return letter == 'a';
    case Quality::horn:
      return letter == 'o' || letter == 'u';
    case Quality::stroke:
      return letter == 'd';
    case Quality::none:
      return true;
  }
  return false;
}

// Plays the keys of a word and tries every meaning of each, the usual one first, until a possible syllable
// results.
class Decoder {
 public:
  Decoder(std::string_view keys, const Lexicon& lexicon) : keys_(keys), lexicon_(lexicon) {}

  // The normalised syllable, empty when there is none with diacritics.
  std::string decode() {
    search(0, State());
    return std::move(found_);
  }

 private:
  struct State {
    std::array<char, kMaxLetters> letters{};
    std::array<Quality, kMaxLetters> qualities{};
    std::size_t count = 0;
    std::size_t tone = 0;  // index into kToneMarks
  };

  static bool has_vowel(const State& s) {
    for (std::size_t i = 0; i < s.count; ++i) {
      if (is_vowel(s.letters[i])) return true;
    }
    return false;
  }

  bool search(std::size_t at, const State& state) {
    if (at == keys_.size()) return accept(state);
    const char key = keys_[at];
    if (is_digit(key)) return play_digit(at, key, state);
    const bool vowel = has_vowel(state);
    if (vowel && is_telex_tone(key)) {
      return play_tone(at, std::string_view("sfrxj").find(key) + 1, state);
    }
    switch (key) {
      case 'a':
      case 'e':
      case 'o':
        if (mark_last(at, key, Quality::circumflex, state)) return true;
        break;
      case 'd':
        if (at > 0) return mark_last(at, 'd', Quality::stroke, state);
        break;
      case 'w':
        if (!vowel) return append(at, 'u', Quality::horn, state);
        return play_horn(at, state) || mark_last(at, 'a', Quality::breve, state);
      default:
        break;
    }
    return append(at, key, Quality::none, state) ||
           // After ư, which nobody types for itself before o, input methods make ơ of o.
           (key == 'o' && state.count > 0 && state.qualities[state.count - 1] == Quality::horn &&
            append(at, key, Quality::horn, state));
  }

  bool play_digit(std::size_t at, char key, const State& state) {
    switch (key) {
      case '0':
        return false;  // takes a tone away: there is none to be repaired
      case '6':
        return mark_last(at, 0, Quality::circumflex, state);
      case '7':
        return play_horn(at, state);
      case '8':
        return mark_last(at, 'a', Quality::breve, state);
      case '9':
        return mark_last(at, 'd', Quality::stroke, state);
      default:
        return play_tone(at, static_cast<std::size_t>(key - '0'), state);
    }
  }

  // A second tone key takes the first back or replaces it: no word was meant.
  bool play_tone(std::size_t at, std::size_t tone, State state) {
    if (state.tone != 0 || !has_vowel(state)) return false;
    state.tone = tone;
    return search(at + 1, state);
  }

  // uo becomes ươ at once, or one letter gets the horn.
  bool play_horn(std::size_t at, const State& state) {
    for (std::size_t i = state.count; i-- > 1;) {
      if (state.letters[i - 1] != 'u' || state.letters[i] != 'o') continue;
      if (state.qualities[i - 1] != Quality::none || state.qualities[i] != Quality::none) continue;
      State both = state;
      both.qualities[i - 1] = both.qualities[i] = Quality::horn;
      if (search(at + 1, both)) return true;
    }
    return mark_last(at, 0, Quality::horn, state);
  }

  // Gives the quality to the last letter that takes it, or to one before it; `letter` 0 stands for any.
  bool mark_last(std::size_t at, char letter, Quality quality, const State& state) {
    for (std::size_t i = state.count; i-- > 0;) {
      if (state.qualities[i] != Quality::none || !takes(state.letters[i], quality)) continue;
      if (letter != 0 && state.letters[i] != letter) continue;
      State marked = state;
      marked.qualities[i] = quality;
      if (search(at + 1, marked)) return true;
    }
    return false;
  }

  bool append(std::size_t at, char letter, Quality quality, State state) {
    if (state.count == kMaxLetters) return false;
    state.letters[state.count] = letter;
    state.qualities[state.count++] = quality;
    return search(at + 1, state);
  }

  bool accept(const State& state) {
    std::string text;
    std::size_t tone_at = 0;
    bool quality = false;
    for (std::size_t i = 0; i < state.count; ++i) {
      const Quality q = state.qualities[i];
      quality |= q != Quality::none;
      text.append(q == Quality::stroke ? "đ" : std::string(1, state.letters[i]));
      text.append(kQualityMarks[static_cast<std::size_t>(q)]);
      if (is_vowel(state.letters[i])) tone_at = text.size();
    }
    if (!quality && state.tone == 0) return false;
    text.insert(tone_at, kToneMarks[state.tone]);
    const std::uint32_t id = lexicon_.find_syllable(text);
    if (id == kNoId) return false;
    found_ = lexicon_.syllable(id);
    return true;
  }

  std::string_view keys_;
  const Lexicon& lexicon_;
  std::string found_;
};

LetterCase case_of(std::string_view word) {
  const auto letters = std::count_if(word.begin(), word.end(), is_letter);
  const bool all = letters > 1 && std::count_if(word.begin(), word.end(), is_upper) == letters;
  return all ? LetterCase::upper : is_upper(word.front()) ? LetterCase::capitalized : LetterCase::lower;
}

// Common English words that the lexicon does not list and that would decode to a syllable.
bool is_english(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "been",  "boom",   "box",  "chair", "cheer", "choir", "deer",  "did",   "does",  "door",
      "hair",  "has",    "her",  "here",  "host",  "just",  "keen",  "keeps", "loans", "lose",
      "lots",  "most",   "must", "noon",  "nor",   "now",   "or",    "own",   "pair",  "past",
      "per",   "photos", "poor", "quest", "roof",  "rooms", "roots", "row",   "see",   "seem",
      "seems", "seen",   "sees", "sets",  "six",   "soon",  "teens", "there", "these", "those",
      "tips",  "too",    "tops", "tree",  "trees", "trips", "was"};
  return std::binary_search(std::begin(kWords), std::end(kWords), word);
}

// A word of a query that may be keystrokes, and what speaks for it.
struct Candidate {
  enum class Kind : std::uint8_t {
    neutral,   // says nothing: unaccented Vietnamese, numbers, abbreviations
    foreign,   // a word of another language, and no keystrokes
    possible,  // decodes, but is something as typed
    likely,    // decodes and is nothing as typed
    certain,   // likely, and holds keys that no ordinary word has there
  };

  std::size_t begin;
  std::size_t end;
  Kind kind = Kind::neutral;
  bool digits = false;  // VNI, otherwise Telex
  std::string decoded;

  bool is_repair() const { return kind >= Kind::likely; }
};

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Digits are keystrokes for certain when they stand inside the word or are several; one at the end may number
// something ("quan1", "co2", "u17").
Candidate::Kind judge_vni(std::string_view word) {
  const auto digits = std::count_if(word.begin(), word.end(), is_digit);
  const bool inside = !is_digit(word.back());
  const bool letters = static_cast<std::size_t>(digits) + 1 < word.size();
  return letters && (inside || digits > 1) ? Candidate::Kind::certain : Candidate::Kind::possible;
}

Candidate::Kind judge_telex(std::string_view word, const Lexicon& lexicon) {
  using Kind = Candidate::Kind;
  if (!lexicon.expansions(word).empty()) return Kind::neutral;
  if (lexicon.find_syllable(word) != kNoId || is_english(word)) {
    // Most people type the tone last: "test" and "post" are rather themselves.
    const bool usual = is_telex_tone(word.back()) || word.back() == 'w' || has(word, "aa") ||
                       has(word, "ee") || has(word, "oo");
    return usual ? Kind::possible : Kind::neutral;
  }
  const bool unmistakable =
      word.back() == 'j' || word.starts_with("dd") || has(word, "uw") || has(word, "aa");
  return unmistakable ? Kind::certain : Kind::likely;
}

Candidate::Kind judge_undecodable(std::string_view word, bool digits, const Lexicon& lexicon) {
  if (digits || !lexicon.expansions(word).empty()) return Candidate::Kind::neutral;
  const std::uint32_t id = lexicon.find_syllable(word);
  // Only what Vietnamese spells has variants in other tones.
  const bool vietnamese = id != kNoId && lexicon.variants(id).size() > 1;
  return vietnamese ? Candidate::Kind::neutral : Candidate::Kind::foreign;
}

// Reads the words of a query that may be keystrokes.
class QueryWords {
 public:
  QueryWords(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = chunk_end(at);
      if (end == at)
        ++at;
      else
        add_chunk(at, end);
      at = std::max(at, end);
    }
    raise_compounds();
    raise_numbered();
  }

  const std::vector<Candidate>& candidates() const { return candidates_; }
  bool has_accents() const { return has_accents_; }

 private:
  // Characters that join to something that is more than a word, or mark it.
  static bool is_joiner(char c) { return std::string_view("./@&-_:\\+'*").find(c) != std::string_view::npos; }

  std::size_t chunk_end(std::size_t at) {
    const auto size = static_cast<std::int32_t>(text_.size());
    auto i = static_cast<std::int32_t>(at);
    std::int32_t end = i;
    while (i < size) {
      UChar32 c;
      U8_NEXT_OR_FFFD(text_.data(), i, size, c);
      const bool ascii = c < 0x80;
      const bool inside = ascii ? u_isalnum(c) || is_joiner(static_cast<char>(c))
                                : u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
      if (!inside) break;
      has_accents_ |= !ascii;
      end = i;
    }
    return static_cast<std::size_t>(end);
  }

  void add_chunk(std::size_t begin, std::size_t end) {
    if (const std::size_t colon = text_.substr(begin, end - begin).rfind(':');
        colon != std::string_view::npos) {
      begin += colon + 1;  // the value of a field
    }
    while (begin < end && (text_[begin] == '+' || text_[begin] == '-')) ++begin;
    while (begin < end && (text_[end - 1] == '*' || text_[end - 1] == '.')) --end;
    const std::string_view word = text_.substr(begin, end - begin);
    const auto plain = [](char c) { return is_letter(c) || is_digit(c); };
    if (word.empty() || !is_letter(word.front()) || !std::all_of(word.begin(), word.end(), plain)) return;
    if (word == "AND" || word == "OR" || word == "NOT" || word == "NEAR") return;
    std::string keys(word);
    std::transform(keys.begin(), keys.end(), keys.begin(), lower);
    Candidate candidate{.begin = begin, .end = end};
    candidate.digits = std::any_of(keys.begin(), keys.end(), is_digit);
    candidate.decoded = decode_keystrokes(word, lexicon_);
    candidate.kind = candidate.decoded.empty() ? judge_undecodable(keys, candidate.digits, lexicon_)
                     : candidate.digits        ? judge_vni(keys)
                                               : judge_telex(keys, lexicon_);
    candidates_.push_back(std::move(candidate));
  }

  // Two neighbours that decode to a compound are no accident.
  void raise_compounds() {
    for (std::size_t i = 1; i < candidates_.size(); ++i) {
      Candidate& first = candidates_[i - 1];
      Candidate& second = candidates_[i];
      if (first.decoded.empty() || second.decoded.empty() ||
          text_.substr(first.end, second.begin - first.end) != " ")
        continue;
      if (lexicon_.find_entry(normalize(first.decoded + ' ' + second.decoded)) == kNoId) continue;
      first.kind = std::max(first.kind, Candidate::Kind::likely);
      second.kind = std::max(second.kind, Candidate::Kind::likely);
    }
  }

  // Several words with one digit at the end are keystrokes ("con gai1 cua3"), unless they all are the same
  // word
  // ("quan1 quan3") or have the same digit ("co2 no2").
  void raise_numbered() {
    const Candidate* first = nullptr;
    bool mixed = false;
    for (const Candidate& word : candidates_) {
      if (!word.digits || word.kind != Candidate::Kind::possible) continue;
      if (first == nullptr) first = &word;
      mixed |= stem(word) != stem(*first) && text_[word.end - 1] != text_[first->end - 1];
    }
    if (!mixed) return;
    for (Candidate& word : candidates_) {
      if (word.digits && word.kind == Candidate::Kind::possible) word.kind = Candidate::Kind::likely;
    }
  }

  std::string_view stem(const Candidate& word) const {
    return text_.substr(word.begin, word.end - 1 - word.begin);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Candidate> candidates_;
  bool has_accents_ = false;
};

}  // namespace

std::string decode_keystrokes(std::string_view word, const Lexicon& lexicon) {
  if (word.empty() || word.size() > kMaxKeys) return {};
  std::string keys(word);
  std::transform(keys.begin(), keys.end(), keys.begin(), lower);
  if (!std::all_of(keys.begin(), keys.end(), [](char c) { return is_letter(c) || is_digit(c); })) return {};
  const std::string syllable = Decoder(keys, lexicon).decode();
  return syllable.empty() ? syllable : in_case(case_of(word), syllable);
}

std::vector<DecodedWord> find_keystrokes(std::string_view query_text, const Lexicon& lexicon) {
  using Kind = Candidate::Kind;
  const QueryWords words(query_text, lexicon);
  std::size_t repairs = 0;
  std::size_t foreign = 0;
  std::array<bool, 2> used{};  // which input methods, by Candidate::digits
  for (const Candidate& word : words.candidates()) {
    repairs += word.is_repair() ? 1 : 0;
    foreign += word.kind == Kind::foreign ? 1 : 0;
    used[word.digits ? 1 : 0] |= word.is_repair();
  }
  // Of the syllables of Vietnamese text three in four need keys beyond their letters; one in three is enough.
  const bool mostly_keystrokes = repairs > foreign && 3 * repairs >= words.candidates().size();
  std::vector<DecodedWord> decoded;
  for (const Candidate& word : words.candidates()) {
    // Where some words have their diacritics, the input method was on, and a word is rather what it looks
    // like.
    const bool drawn_along = word.kind == Kind::possible && used[word.digits ? 1 : 0] && !words.has_accents();
    if (word.kind == Kind::certain || (mostly_keystrokes && (word.is_repair() || drawn_along)))
      decoded.push_back({word.begin, word.end, word.decoded});
  }
  return decoded;
}

std::string repair_keystrokes(std::string_view query_text, const Lexicon& lexicon) {
  std::string out;
  std::size_t copied = 0;
  for (const DecodedWord& word : find_keystrokes(query_text, lexicon)) {
    out.append(query_text.substr(copied, word.begin - copied)).append(word.text);
    copied = word.end;
  }
  return out.append(query_text.substr(copied));
}

}  // namespace thongcao
