#include "scanner.h"

#include <algorithm>
#include <cstring>

#include "normal_form.h"
#include "rare_characters.h"
#include "special_token.h"

namespace thongcao {
namespace {

// A passage is ended at punctuation once it has so many tokens; kMaxPassageTokens is the hard limit.
constexpr std::size_t kPassageTokens = 128;

// Character at `p` by the tables alone, with its length; inlined into the scanner's loops.
struct Step {
  Character c;
  int length;
};

inline Step look(const char* p, const char* end) noexcept {
  const auto lead = static_cast<unsigned char>(*p);
  if (lead < 0x80) return {kCharacters.low[lead], 1};
  const CodePoint decoded = decode(p, end);
  return {classify(decoded.value), decoded.length};
}

inline bool continues_run(CharacterClass cls) noexcept {
  return cls == CharacterClass::letter || cls == CharacterClass::digit || cls == CharacterClass::mark;
}

// True when the run that ends at `p` may go on behind punctuation: a cheap test that rules out nearly all.
inline bool may_be_joined(const char* p, const char* end) noexcept {
  if (p >= end || !may_join(*p)) return false;
  if (*p == '%') return true;
  if (p + 1 >= end) return false;
  const auto next = static_cast<unsigned char>(p[1]);
  return next >= 0x80 || kCharacters.low[next].cls == CharacterClass::letter ||
         kCharacters.low[next].cls == CharacterClass::digit || (*p == ':' && next == '/');
}

// Length of UTF-8 text cut to at most `limit` bytes, at a character boundary.
std::size_t clipped(std::string_view text, std::size_t limit) noexcept {
  if (text.size() <= limit) return text.size();
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return limit;
}

bool finds_diacritics(std::string_view text) noexcept {
  const char* p = text.data();
  const char* const end = p + std::min(text.size(), Scanner::kAccentProbeBytes);
  while (p < end) {
    if (static_cast<signed char>(*p) >= 0) {
      ++p;
      continue;
    }
    const Step step = look(p, end);
    if (step.c.cls == CharacterClass::letter || step.c.cls == CharacterClass::mark) return true;
    p += step.length;
  }
  return false;
}

}  // namespace

PassageTokens::PassageTokens() {
  tokens.reserve(kMaxPassageTokens);
  gaps.reserve(kMaxPassageTokens);
  texts.reserve(kMaxPassageTokens * (kMaxTokenBytes + 1));  // never outgrown: tokens point into it
}

void PassageTokens::clear() noexcept {
  tokens.clear();
  gaps.clear();
  texts.clear();
}

void Scanner::reset(std::string_view text) noexcept {
  text_ = position_ = text.data();
  end_ = text.data() + text.size();
  pending_gap_ = Gap::sentence;
  has_diacritics_ = finds_diacritics(text);
}

// Moves over everything that belongs to no token.
void Scanner::skip_gap(Gap& gap) noexcept {
  while (position_ < end_) {
    const Step step = look(position_, end_);
    switch (step.c.cls) {
      case CharacterClass::letter:
      case CharacterClass::digit:
        return;
      case CharacterClass::rare:
        if (starts_rare_token(position_, end_)) return;
        // Emoji and other symbols part words as punctuation does; marks and ignorables are not seen.
        if (!continues_rare_token(position_, end_)) gap = std::max(gap, Gap::clause);
        break;
      case CharacterClass::mark:
        break;  // a mark without a letter before it
      case CharacterClass::space:
        gap = std::max(gap == Gap::hyphen ? Gap::clause : gap, Gap::space);
        break;
      case CharacterClass::newline:
        gap = gap >= Gap::newline ? Gap::sentence : Gap::newline;
        break;
      case CharacterClass::other: {
        const char c = *position_;
        if (gap == Gap::none && (c == '-' || c == '_'))
          gap = Gap::hyphen;
        else if (c == '.' || c == '!' || c == '?' ||
                 std::memcmp(position_, "\xE2\x80\xA6",
                             std::min<std::size_t>(3, static_cast<std::size_t>(end_ - position_))) == 0)
          gap = Gap::sentence;
        else
          gap = std::max(gap, Gap::clause);
      }
    }
    position_ += step.length;
  }
}

bool Scanner::next(PassageTokens& passage) {
  passage.clear();
  while (true) {
    skip_gap(pending_gap_);
    if (position_ == end_) break;
    const std::size_t count = passage.tokens.size();
    if (count == kMaxPassageTokens || (count >= kPassageTokens && pending_gap_ >= Gap::clause)) break;
    passage.gaps.push_back(pending_gap_);
    pending_gap_ = Gap::none;
    scan_token(passage);
  }
  return !passage.tokens.empty();
}

Scanner::Run Scanner::read_run(const char* begin) const noexcept {
  Run run{.begin = begin, .end = begin};
  SyllableKey key = 0;
  Tone tone = kLevel;
  int marks = 0;  // since the last letter
  const char* p = begin;
  while (p < end_) {
    const auto lead = static_cast<unsigned char>(*p);
    Character c;
    int length = 1;
    char32_t value = lead;
    if (lead < 0x80) {
      c = kCharacters.low[lead];
    } else {
      const CodePoint decoded = decode(p, end_);
      value = decoded.value;
      length = decoded.length;
      c = classify(value);
    }
    if (c.cls == CharacterClass::letter) {
      if (run.letters == kMaxRunCharacters) break;
      if (run.letters >= kMaxKeyLetters) run.plain = false;
      key = key << kLetterBits | c.letter;
      if (c.upper) {
        ++run.upper;
        run.first_upper |= run.letters == 0;
      }
      ++run.letters;
      marks = 0;
    } else if (c.cls == CharacterClass::mark) {
      if (run.letters == 0 || ++marks > kMaxMarks) break;
      const auto last = static_cast<Letter>(key & 0x3F);
      if (!composes(last, value)) {  // "ñ": a letter of another language, as its composed form is
        run.rare = true;
        break;
      }
      if (c.tone == kLevel) key = key - last + with_quality_mark(last, value);
    } else if (c.cls == CharacterClass::digit) {
      if (run.letters == kMaxRunCharacters) break;
      run.digits = true;
      run.plain = false;
      ++run.letters;
      marks = 0;
    } else {
      run.rare = c.cls == CharacterClass::rare && continues_rare_token(p, end_);
      break;
    }
    if (c.tone != kLevel) {
      if (tone != kLevel) run.plain = false;
      tone = c.tone;
    }
    p += length;
  }
  run.end = p;
  run.key = with_tone(key & ((SyllableKey{1} << kToneShift) - 1), tone);
  return run;
}

std::string_view PassageTokens::keep_form() {
  const std::size_t start = texts.size();
  texts.append(form, 0, clipped(form, kMaxTokenBytes));
  form.clear();
  return std::string_view(texts).substr(start);
}

void Scanner::add(const char* begin, const char* end, TokenType type, std::string_view text,
                  PassageTokens& passage) const {
  passage.tokens.push_back({static_cast<std::size_t>(begin - text_), static_cast<std::size_t>(end - text_),
                            text, kNoId, type, false, false});
}

void Scanner::scan_token(PassageTokens& passage) {
  const Run run = read_run(position_);
  if (run.rare || run.end == run.begin) {
    add_rare(run.begin, passage);
    return;
  }
  if (may_be_joined(run.end, end_) && scan_special(run, passage)) return;
  position_ = run.end;
  add_run(run, passage);
}

void Scanner::add_run(const Run& run, PassageTokens& passage) {
  Token token{static_cast<std::size_t>(run.begin - text_),
              static_cast<std::size_t>(run.end - text_),
              {},
              kNoId,
              TokenType::syllable,
              run.first_upper,
              run.upper >= 2 && run.upper == run.letters};
  if (run.plain) {
    token.syllable = lexicon_->syllables.find(canonical(run.key));
    if (token.syllable != kNoId) {
      token.type = lexicon_->types[token.syllable];
      // Where a foreign word has its accent ("café"), its key does not tell.
      if (token.type == TokenType::syllable || tone_of(run.key) == kLevel) {
        token.text = lexicon_->syllables.text(token.syllable);
        passage.tokens.push_back(token);
        return;
      }
    }
  }
  if (!append_lower_fast(run.begin, run.end, passage.form)) {
    add_rare(run.begin, passage);
    return;
  }
  if (run.digits) canonicalize_syllables(passage.form, 0);
  token.text = passage.keep_form();
  const bool digits_only =
      run.digits && std::all_of(run.begin, run.end, [](char c) { return c >= '0' && c <= '9'; });
  if (token.syllable == kNoId) {
    token.type = digits_only                              ? TokenType::number
                 : is_abbreviation(token.text, *lexicon_) ? TokenType::abbreviation
                                                          : TokenType::foreign;
  }
  passage.tokens.push_back(token);
}

bool Scanner::scan_special(const Run& first, PassageTokens& passage) {
  const SpecialToken special = find_special_token(first.begin, end_);
  if (special.end == nullptr) return false;
  const std::string_view source(first.begin, static_cast<std::size_t>(special.end - first.begin));
  if (!special.text.empty())
    passage.form = special.text;
  else if (special.type == TokenType::email || special.type == TokenType::url)
    append_lower(source, passage.form);  // its syllables are none
  else
    append_normal_form(source, passage.form);
  add(first.begin, special.end, special.type, passage.keep_form(), passage);
  passage.tokens.back().capitalized = first.first_upper;
  position_ = special.end;
  return true;
}

// A run with characters that the tables do not know: ICU says where it ends and what its normal form is.
void Scanner::add_rare(const char* begin, PassageTokens& passage) {
  const RareRun run = read_rare_run(begin, end_, kMaxRunCharacters);
  position_ = run.end;
  append_lower_rare({begin, static_cast<std::size_t>(run.end - begin)}, passage.form);
  canonicalize_syllables(passage.form, 0);
  const std::string_view text = passage.keep_form();
  if (text.empty()) {  // only ignorable characters: no token after all
    pending_gap_ = passage.gaps.back();
    passage.gaps.pop_back();
    return;
  }
  add(begin, run.end, run.digits_only ? TokenType::number : TokenType::foreign, text, passage);
  Token& token = passage.tokens.back();
  token.capitalized = run.first_upper;
  // Without its ignorable characters it may be plain Vietnamese.
  if (const auto key = read_key(text)) token.syllable = lexicon_->syllables.find(*key);
  if (token.syllable != kNoId) token.type = lexicon_->types[token.syllable];
}

}  // namespace thongcao
