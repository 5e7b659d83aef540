#include "extraction/person_names.h"

#include <algorithm>

#include "extraction/lexicon.h"
#include "extraction/name_shape.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxNameWords = 5;
constexpr std::size_t kMaxRun = 12;

const ExtractionLexicon& lexicon() {
  return ExtractionLexicon::get();
}

bool is_name_word(const Words& words, std::size_t i) {
  const Lexeme& word = words.at(i);
  return word.is_word() && word.upper && !word.all_upper;
}

bool is_foreign(const Words& words, std::size_t i) {
  return is_name_word(words, i) && !has_vietnamese_shape(words.text(i)) &&
         !lexicon().is(words, i, kPlace | kSurname | kRareSurname);
}

bool has_foreign(const Words& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i)
    if (is_foreign(words, i)) return true;
  return false;
}

// Words of the run as names count them: "Francois-Philippe" is one.
std::size_t count_words(const Words& words, std::size_t first, std::size_t last) {
  std::size_t count = 0;
  for (std::size_t i = first; i < last; ++i) count += words[i].is_word() && (i == first || words[i].spaced);
  return count;
}

// Whether a place, a field or a body ends right before word `i`, beginning at `first` or later.
bool office_ends_at(const Words& words, std::size_t first, std::size_t i) {
  for (std::size_t length = 1; length <= 5 && first + length <= i; ++length)
    if (lexicon().match(words, i - length, kPlace | kField | kBody) == length) return true;
  return false;
}

// "UBND tỉnh", behind which the person may stand without the name of the province.
bool follows_district(const Words& words, std::size_t i) {
  return i > 0 && lexicon().is(words, i - 1, kDistrict);
}

bool follows_named_after(const Words& words, std::size_t i) {
  for (std::size_t length = 1; length <= 2 && length <= i; ++length) {
    if (lexicon().match(words, i - length, kNamedAfter) != length || !words[i].spaced) continue;
    // "Môi trường Hồ …": the second half of a word that begins with a capital.
    const bool half =
        length == 1 && i > 1 && !words[i - 1].upper && words[i - 2].upper && !words[i - 2].all_upper;
    if (!half || lexicon().is(words, i - 1, kDistrict)) return true;
  }
  return i > 0 && words[i - 1].all_upper && lexicon().is(words, i - 1, kNamedAfter);
}

// How well the words from `start` to the end of the run make a name.
int score_name(const Words& words, std::size_t run, std::size_t start, std::size_t end, bool begins_office) {
  const std::size_t length = count_words(words, start, end);
  if (length < 2 || length > kMaxNameWords) return 0;
  const std::uint32_t meanings = lexicon().meanings(words[start].id);
  int score = 0;
  if (meanings & kSurname) {
    score = 3;
  } else if (meanings & kRareSurname) {
    score = 1;
  } else if (is_foreign(words, start)) {
    score = 1;
  } else {
    return 0;
  }
  if (start == run) {
    if (follows_named_after(words, start) && !(follows_district(words, start) && length >= 3 && score == 3))
      return 0;
    score += begins_office ? 2 : 1;
  } else if (office_ends_at(words, run, start)) {
    score += 4;
  } else if (follows_named_after(words, run)) {
    score += 2;
  }
  if (length == 3 || length == 4) score += 1;
  const std::size_t place = lexicon().match(words, start, kPlace | kField);
  if (place >= 2 || (place == 1 && !(meanings & kSurname))) score -= 5;
  return score;
}

}  // namespace

std::size_t end_of_capitals(const Words& words, std::size_t i) {
  std::size_t end = i;
  while (end < i + kMaxRun && is_name_word(words, end)) {
    if (end > i && !words[end].spaced) break;
    // "Trung Quốc Vương …" holds no "quốc vương".
    const bool within_place = end > i && lexicon().match(words, end - 1, kPlace) > 1;
    if (end > i && !within_place && lexicon().is(words, end, kPost | kPersonEnd)) break;
    ++end;
    // "Francois-Philippe"
    while (words.at(end).is_mark('-') && !words.at(end).spaced && !words.at(end + 1).spaced &&
           is_name_word(words, end + 1))
      end += 2;
  }
  if (end > i && words.at(end).is_word() && is_roman_numeral(words.text(end)) && is_foreign(words, end - 1))
    ++end;
  return end;
}

WordRange match_name_after_honorific(const Words& words, std::size_t i) {
  std::size_t end = end_of_capitals(words, i);
  while (end > i && count_words(words, i, end) > kMaxNameWords) --end;
  return {i, end};
}

WordRange match_name_after_office(const Words& words, std::size_t i, bool begins_office) {
  const std::size_t end = end_of_capitals(words, i);
  WordRange best{i, i};
  int best_score = 2;
  for (std::size_t start = i; start < end; ++start) {
    if (start > i && !words[start].spaced) continue;
    const int score = score_name(words, i, start, end, begins_office);
    if (score > best_score) {
      best_score = score;
      best = {start, end};
    }
  }
  // "Bộ trưởng Tuấn", "Nhà vua Felipe": a given name alone.
  if (best.empty() && begins_office && end == i + 1 && !lexicon().is(words, i, kPlace | kBody | kField) &&
      (!words.at(end).is_word() || lexicon().is(words, end, kSpeech | kStance | kBetween)))
    return {i, end};
  return best;
}

WordRange match_bare_name(const Words& words, std::size_t i) {
  const std::uint32_t meanings = lexicon().meanings(words[i].id);
  if (i > 0 && words[i - 1].is_word() && words[i - 1].upper && words[i - 1].end - words[i - 1].begin > 1)
    return {i, i};
  if (words[i].id != 0 && !(meanings & (kSurname | kRareSurname))) return {i, i};
  if (lexicon().match(words, i, kPlace | kField | kBody) > 1 || follows_named_after(words, i)) return {i, i};
  const std::size_t end = end_of_capitals(words, i);
  if (!(meanings & (kSurname | kRareSurname)) && !has_foreign(words, i, end)) return {i, i};
  const std::size_t length = count_words(words, i, end);
  if (length < 2 || length > kMaxNameWords) return {i, i};
  if (!(meanings & kSurname) && lexicon().is(words, i, kPlace | kBody)) return {i, i};
  // A capital before the surname that is no name word: "THPT Nguyễn Trãi" was refused above.
  return {i, end};
}

}  // namespace thongcao
