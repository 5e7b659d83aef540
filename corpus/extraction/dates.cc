#include "extraction/dates.h"

#include <algorithm>
#include <optional>

#include "extraction/doc_numbers.h"
#include "extraction/letters.h"
#include "extraction/lexicon.h"

namespace thongcao {
namespace {

constexpr int kLeapYear = 2000;  // stands in for a year that is not written: 29/2 is possible then

bool is_tight(const Words& words, std::size_t i) {
  return !words.at(i).spaced;
}

bool is_small(const Words& words, std::size_t i, std::string_view word) {
  return words.at(i).is_word() && to_lower(words.text(i)) == word;
}

bool is_year(int number) {
  return number >= 1800 && number <= 2200;
}

class DateScanner {
 public:
  explicit DateScanner(const Words& words) : words_(words), lexicon_(ExtractionLexicon::get()) {}

  std::vector<DateMention> scan() {
    std::vector<DateMention> found;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].is_number()) continue;
      if (const std::size_t length = match_doc_number(words_, i)) {
        number_end_ = i + length;
        i += length - 1;
        continue;
      }
      std::optional<DateMention> mention = match(i);
      if (!mention) continue;
      look_back(*mention);
      if (!mention->is_full() && !is_trusted(*mention)) continue;
      i = mention->last - 1;
      found.push_back(*mention);
    }
    return found;
  }

 private:
  std::optional<DateMention> match(std::size_t i) const {
    if (i > 0 && is_tight(words_, i) && (words_[i - 1].is_mark('/') || words_[i - 1].is_mark('.')))
      return std::nullopt;
    std::optional<DateMention> mention = match_iso(i);
    if (!mention) mention = match_marks(i);
    if (!mention) mention = match_words(i);
    if (!mention) return std::nullopt;
    Date checked = mention->date;
    if (checked.year == 0) checked.year = kLeapYear;
    if (!is_valid(checked)) return std::nullopt;
    return mention;
  }

  std::optional<DateMention> match_iso(std::size_t i) const {
    if (!is_year(words_.number(i)) || words_.text(i).size() != 4) return std::nullopt;
    if (!words_.at(i + 1).is_mark('-') || !words_.at(i + 3).is_mark('-') || words_.number(i + 4) < 0)
      return std::nullopt;
    if (words_.text(i + 2).size() != 2 || words_.text(i + 4).size() != 2) return std::nullopt;
    return DateMention{i, i + 5, {words_.number(i), words_.number(i + 2), words_.number(i + 4)}};
  }

  // "19/12/2019", "19-12-2019", "19.12"
  std::optional<DateMention> match_marks(std::size_t i) const {
    const Lexeme& mark = words_.at(i + 1);
    if (!(mark.is_mark('/') || mark.is_mark('-') || mark.is_mark('.')) || mark.spaced) return std::nullopt;
    const int day = words_.number(i), month = words_.number(i + 2);
    if (day < 1 || month < 1 || words_.text(i).size() > 2 || words_.text(i + 2).size() > 2)
      return std::nullopt;
    if (words_.at(i + 2).spaced) return std::nullopt;
    const Lexeme& second = words_.at(i + 3);
    if (second.kind == Lexeme::Kind::mark && second.mark == mark.mark && !second.spaced &&
        is_year(words_.number(i + 4)) && is_tight(words_, i + 4))
      return DateMention{i, i + 5, {words_.number(i + 4), month, day}};
    // "5-10%" and "3.6 tỷ" are told from dates by what stands before them, "1/2/3" and "7,5/10" by what
    // follows.
    if (second.is_mark('/') && !second.spaced) return std::nullopt;
    if (second.is_mark('%') || (second.is_number() && !second.spaced)) return std::nullopt;
    return DateMention{i, i + 3, {0, month, day}};
  }

  // "19 tháng 12 năm 2019"
  std::optional<DateMention> match_words(std::size_t i) const {
    if (!is_small(words_, i + 1, "tháng")) return std::nullopt;
    const int day = words_.number(i), month = words_.number(i + 2);
    if (day < 1 || month < 1) return std::nullopt;
    if (is_small(words_, i + 3, "năm") && is_year(words_.number(i + 4)))
      return DateMention{i, i + 5, {words_.number(i + 4), month, day}};
    return DateMention{i, i + 3, {0, month, day}};
  }

  // Whether a phrase with `meaning` ends before word `i`.
  bool ends_with(std::size_t i, Meaning meaning) const {
    for (std::size_t length = 1; length <= 3 && length <= i; ++length)
      if (lexicon_.match(words_, i - length, meaning) >= length) return true;
    return false;
  }

  void look_back(DateMention& mention) const {
    std::size_t at = mention.first;
    while (at > 0 && (words_[at - 1].is_mark('(') || words_[at - 1].is_mark(','))) --at;
    mention.day_part = ends_with(at, kDayPart);
    while (at > 0 && ends_with(at, kDayPart) && !ends_with(at, kDateBar)) --at;
    if (at == 0) return;
    mention.limit = ends_with(at, kDateBar);
    // The end of a span: "từ ngày 24/6 đến 27/6/2019", "23-25/5"
    if (mention.first > 0 && words_[mention.first - 1].is_mark('-')) mention.limit = true;
    const bool number_before =
        number_end_ == at || (at > 1 && words_[at - 1].is_number() &&
                              (is_small(words_, at - 2, "số") || ends_with(at - 1, kDocument)));
    mention.citation = number_before || is_small(words_, at - 1, "hành") || is_small(words_, at - 1, "ký");
  }

  // Day and month alone are a date only where a day is told: "lúc 7.2" may be a time, "5/6" a share.
  bool is_trusted(const DateMention& mention) const {
    return mention.day_part || (words_.at(mention.first + 1).is_mark('/') && mention.limit);
  }

  const Words& words_;
  const ExtractionLexicon& lexicon_;
  std::size_t number_end_ = 0;
};

}  // namespace

std::vector<DateMention> find_dates(const Words& words) {
  return DateScanner(words).scan();
}

}  // namespace thongcao
