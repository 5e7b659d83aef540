#include "extraction/structure.h"

#include <algorithm>

#include "extraction/letters.h"
#include "extraction/lexicon.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxTitleBytes = 330;  // about 220 characters
constexpr std::size_t kMaxCreditWords = 14;

std::string_view text_of(const Words& words, const Line& line) {
  return words.text(line.first, line.last);
}

bool ends_sentence(const Lexeme& word) {
  return word.is_mark('.') || word.is_mark('?') || word.is_mark('!');
}

std::string clean_credit(std::string_view credit) {
  credit = trim(credit, " \t.:;,()[]*");
  // "Xuân Lộc - Mic.gov.vn": the author, then the medium.
  for (std::string_view dash : {" - ", " – "})
    if (const std::size_t at = credit.rfind(dash);
        at != std::string_view::npos && credit.find('.', at) != std::string_view::npos)
      credit.remove_prefix(at + dash.size());
  return std::string(trim(credit));
}

// The credit in the words [first, last) behind the last sentence: "Theo MIC", "Ngọc Bích (TTXVN)",
// "TTXVN/Tin Tức", "Vân Anh/VOV".
std::string credit_of_tail(const Words& words, std::size_t first, std::size_t last) {
  if (first >= last || last - first > kMaxCreditWords) return {};
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  if (words[first].is_mark('(') && to_lower(words.text(first + 1)) == "theo") ++first;
  const std::string lead = to_lower(words.text(first));
  if (lead == "theo" || (lead == "nguồn" && words.at(first + 1).is_mark(':'))) {
    for (std::size_t i = first + 1; i < last; ++i)
      if (words[i].is_mark(',') || lexicon.is(words, i, kSpeech)) return {};
    return clean_credit(words.text(first + 1, last));
  }
  for (std::size_t i = first; i < last; ++i) {
    if (!lexicon.is(words, i, kCredit)) continue;
    if (i == first && words.at(i + 1).is_mark('/')) return clean_credit(words.text(i, last));
    if (i > first && words[i - 1].is_mark('(') && words.at(i + 1).is_mark(')'))
      return clean_credit(words.text(i));
    if (i > first && words[i - 1].is_mark('/')) {
      // Some sites print the line of author and medium twice.
      const std::string_view credit = words.text(i, last);
      return clean_credit(credit.substr(0, credit.find(words.text(first, i - 1))));
    }
    if (i == first && i + 1 == last) return clean_credit(words.text(i));
  }
  return {};
}

// "(TTXVN) -", "VOV.VN -" at the head of a paragraph, perhaps behind a place.
std::string credit_of_head(const Words& words, const Line& line) {
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  const std::size_t limit = std::min(line.last, line.first + 10);
  for (std::size_t i = line.first; i < limit; ++i) {
    if (words[i].is_mark('(')) {
      std::size_t end = i + 1;
      while (end < limit && words[end].is_word() && words[end].upper) ++end;
      if (end > i + 1 && end <= i + 4 && words.at(end).is_mark(')') && words.at(end + 1).is_mark('-') &&
          (i == line.first || lexicon.is(words, i + 1, kCredit)))
        return std::string(words.text(i + 1, end));
      return {};
    }
    const std::size_t length = i == line.first ? lexicon.match(words, i, kCredit) : 0;
    if (length != 0 && words.at(i + length).is_mark('-') && words.at(i + length).spaced)
      return std::string(words.text(i, i + length));
    if (!words[i].is_word() || !words[i].upper) return {};
  }
  return {};
}

}  // namespace

std::vector<Line> find_lines(const Words& words) {
  std::vector<Line> lines;
  std::size_t first = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].ends_line()) continue;
    if (i > first) lines.push_back({first, i});
    first = i + 1;
  }
  return lines;
}

MetadataLine read_metadata(const Words& words, const Line& line) {
  for (std::size_t i = line.first; i < line.last && i < line.first + 7; ++i) {
    if (words[i].is_mark(':') && i > line.first && i + 1 < line.last)
      return {to_lower(words.text(line.first, i)), i + 1};
    if (!words[i].is_word() && !words[i].is_mark('/')) break;
  }
  return {};
}

bool is_stamp(const Words& words, const Line& line) {
  if (line.last - line.first > 24) return false;
  std::size_t numbers = 0, letters = 0;
  bool time = false;
  for (std::size_t i = line.first; i < line.last; ++i) {
    numbers += words[i].is_number();
    letters += words[i].is_word();
    time |= words[i].is_mark(':') && words.number(i + 1) >= 0 && i > line.first && words.number(i - 1) >= 0;
  }
  return numbers >= 3 && letters <= (time ? 6u : 3u);
}

bool is_title(const Words& words, const Line& line) {
  const std::string_view text = text_of(words, line);
  if (text.empty() || text.size() > kMaxTitleBytes) return false;
  const Lexeme& end = words[line.last - 1];
  const bool ellipsis = text.ends_with("...") || text.ends_with("…");
  if ((end.is_mark('.') && !ellipsis) || end.is_mark(',') || end.is_mark(';')) return false;
  std::size_t stops = 0;
  for (std::size_t i = line.first; i + 1 < line.last; ++i) {
    if (words[i].is_mark('.') && words[i + 1].spaced && words[i + 1].upper && words[i - 1].is_word() &&
        !words[i - 1].all_upper)
      ++stops;
    const bool photo = to_lower(words.text(i)) == "ảnh" && words[i + 1].is_mark(':');
    if (photo) return false;
  }
  return stops < 2;
}

std::string find_source(const Words& words, const std::vector<Line>& lines) {
  const std::size_t count = lines.size();
  for (std::size_t n = 0; n < count; ++n) {
    const MetadataLine pair = read_metadata(words, lines[n]);
    if (pair.key != "nguồn" && pair.key != "nguồn tin" && pair.key != "theo nguồn") continue;
    if (lines[n].last - pair.value <= kMaxCreditWords + 6)
      return clean_credit(words.text(pair.value, lines[n].last));
  }
  for (std::size_t n = count; n > 0 && n + 3 > count; --n) {
    const Line& line = lines[n - 1];
    std::size_t first = line.last;
    while (first > line.first && line.last - first < kMaxCreditWords + 2) {
      const Lexeme& before = words[first - 1];
      if (first != line.last && (ends_sentence(before) || before.is_mark('>')) && words.at(first).spaced)
        break;
      --first;
    }
    if (std::string credit = credit_of_tail(words, first, line.last); !credit.empty()) return credit;
  }
  for (std::size_t n = 0; n < std::min<std::size_t>(count, 4); ++n)
    if (std::string credit = credit_of_head(words, lines[n]); !credit.empty()) return credit;
  return {};
}

}  // namespace thongcao
