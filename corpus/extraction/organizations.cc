#include "extraction/organizations.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "extraction/lexicon.h"
#include "extraction/person_names.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxWords = 16;

const ExtractionLexicon& lexicon() {
  return ExtractionLexicon::get();
}

bool ends_name(const Words& words, std::size_t i) {
  return lexicon().is(words, i, kTailEnd | kSpeech | kStance | kBetween | kHonorific);
}

// "và" between the halves of one name: "Khoa học và Công nghệ", not "Bộ Y tế và Bộ Công an".
bool joins(const Words& words, std::size_t i) {
  return words.text(i) == "và" && words.at(i + 1).upper && !words.at(i + 1).all_upper &&
         !lexicon().is(words, i + 1, kBody | kPost | kHonorific | kDegree);
}

// The small words behind a capital: those of "Quản lý thị trường" when the name ends where a verb, a mark or
// the next capital says so, else the one syllable of "Khoa (học)".
std::size_t end_of_small_words(const Words& words, std::size_t i) {
  constexpr std::size_t kMaxSmall = 5;
  std::size_t end = i;
  while (end < i + kMaxSmall && words.at(end).is_word() && !words.at(end).upper && words.text(end) != "và" &&
         words.text(end) != "về" && !ends_name(words, end) && !lexicon().is(words, end, kDistrict))
    ++end;
  const bool half = i < end || !ends_name(words, i);
  if (end == i + kMaxSmall) return i + 1;
  if (end == i && half && words.at(i).is_word() && !words.at(i).upper && !lexicon().is(words, i, kDistrict))
    return i;
  return end;
}

// Behind the last word of the name whose head ends at `head`.
std::size_t end_of_name(const Words& words, std::size_t first, std::size_t head) {
  std::size_t end = head;
  for (std::size_t at = head; at < first + kMaxWords;) {
    const Lexeme& word = words.at(at);
    if (word.is_mark('-') && words.at(at + 1).upper) {
      ++at;
      continue;
    }
    if (!word.is_word()) break;
    const std::size_t known = lexicon().match(words, at, kField | kPlace);
    if (word.upper) {
      if (!match_name_after_office(words, at, false).empty()) break;
      if (at > head && lexicon().is(words, at, kPost)) break;
      at += std::max<std::size_t>(known, 1);
      end = at;
    } else if (known > 1 && at == head) {
      at += known;
      end = at;
    } else if (lexicon().is(words, at, kDistrict) && words.at(at + 1).upper) {
      ++at;
    } else if (joins(words, at)) {
      ++at;
    } else if (at == end && at > head && words[at - 1].upper && !words[at - 1].all_upper &&
               !lexicon().is(words, at - 1, kPlace)) {
      const std::size_t next = end_of_small_words(words, at);
      if (next == at) break;
      end = at = next;
      if (!words.at(at).upper && !joins(words, at) && !lexicon().is(words, at, kDistrict)) break;
    } else {
      break;
    }
  }
  return end;
}

}  // namespace

std::vector<std::string> find_organizations(const Words& words) {
  std::vector<std::string> bodies;
  std::unordered_set<std::string_view> known;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].is_word() || !words[i].upper) continue;
    const std::size_t head = lexicon().match(words, i, kBody);
    if (head == 0 || lexicon().match(words, i, kPost) > head) continue;
    const std::size_t end = end_of_name(words, i, i + head);
    const bool whole = lexicon().is(words, i, kField) && end == i + head;  // "Chính phủ", "Quốc hội"
    if (end == i + head && !whole) continue;
    const std::string_view name = words.text(i, end);
    if (known.insert(name).second) bodies.emplace_back(name);
    i = end - 1;
  }
  return bodies;
}

}  // namespace thongcao
