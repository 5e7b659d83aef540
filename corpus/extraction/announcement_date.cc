#include "extraction/announcement_date.h"

#include <algorithm>
#include <map>
#include <string>

#include "extraction/doc_numbers.h"
#include "extraction/letters.h"
#include "extraction/lexicon.h"

namespace thongcao {
namespace {

constexpr int kFirstYear = 1990;       // no announcement on the web is older
constexpr std::size_t kHeadLines = 8;  // where the stamp of publication stands

bool is_small(const Words& words, std::size_t i, std::string_view word) {
  return words.at(i).is_word() && to_lower(words.text(i)) == word;
}

bool is_any(std::string_view text, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), text) != choices.end();
}

class DateChooser {
 public:
  DateChooser(const Words& words, const std::vector<Line>& lines)
      : words_(words), lines_(lines), dates_(find_dates(words)) {}

  AnnouncementDates choose(std::string_view file_name) {
    AnnouncementDates result;
    const DateMention* own = find_stamp();
    if (!own) own = find_signing();
    if (own) {
      result.date = own->date;
    } else {
      result.date = find_event();
      if (!result.date && dates_.empty()) result.date = date_of_name(file_name);
    }
    for (const DateMention& mention : dates_) {
      if (&mention == own || !mention.is_full() || mention.citation) continue;
      if (std::find(result.event_dates.begin(), result.event_dates.end(), mention.date) ==
          result.event_dates.end())
        result.event_dates.push_back(mention.date);
    }
    return result;
  }

 private:
  const DateMention* date_in(const Line& line) const {
    const auto found =
        std::lower_bound(dates_.begin(), dates_.end(), line.first,
                         [](const DateMention& mention, std::size_t at) { return mention.first < at; });
    return found != dates_.end() && found->first < line.last && found->is_full() ? &*found : nullptr;
  }

  const DateMention* find_stamp() const {
    for (std::size_t n = 0; n < std::min(lines_.size(), kHeadLines); ++n) {
      const DateMention* mention = date_in(lines_[n]);
      if (!mention) continue;
      if (is_stamp(words_, lines_[n])) return mention;
      if (is_any(read_metadata(words_, lines_[n]).key,
                 {"ngày đăng", "đăng ngày", "ngày xuất bản", "cập nhật", "cập nhật lúc", "ngày cập nhật",
                  "thời gian đăng", "date", "published"}))
        return mention;
    }
    return nullptr;
  }

  const DateMention* find_signing() const {
    for (const Line& line : lines_) {
      if (line.last - line.first > 40) continue;
      const DateMention* mention = date_in(line);
      if (!mention) continue;
      if (is_any(read_metadata(words_, line).key,
                 {"ngày ban hành", "ngày ký", "ban hành", "ngày ra", "ngày văn bản"}))
        return mention;
      // "Hà Nội, ngày 08 tháng 7 năm 2026"
      std::size_t place = line.first;
      while (place < mention->first && words_[place].is_word() && !is_small(words_, place, "ngày")) ++place;
      if (place > line.first && place <= line.first + 6 && words_[place].is_mark(',') &&
          is_small(words_, place + 1, "ngày") && mention->first == place + 2 &&
          mention->last + 1 >= line.last)
        return mention;
    }
    return nullptr;
  }

  std::optional<Date> find_event() const {
    for (const DateMention& mention : dates_) {
      if (mention.citation || mention.limit || !mention.day_part) continue;
      if (mention.is_full()) return mention.date;
      return with_year(mention.date);
    }
    if (std::optional<Date> issued = find_issue()) return issued;
    // "Đến chiều 21/10/2020, nước lũ …"
    for (const DateMention& mention : dates_)
      if (mention.is_full() && !mention.citation && mention.day_part && mention.limit &&
          is_time_of_day(mention))
        return mention.date;
    return std::nullopt;
  }

  bool is_time_of_day(const DateMention& mention) const {
    return is_any(to_lower(words_.text(mention.first - 1)), {"sáng", "trưa", "chiều", "tối", "đêm"});
  }

  // The lede of a report on a document says when the document was issued: "vừa ban hành Thông tư số
  // 47/2015/TT-BKHCN ngày 11/9/2015".
  std::optional<Date> find_issue() const {
    const std::size_t end = lines_.size() > 2 ? lines_[2].last : words_.size();
    for (const DateMention& mention : dates_) {
      if (mention.first >= end) break;
      if (!mention.citation || !mention.is_full()) continue;
      for (std::size_t back = 1; back <= 16 && back + 1 <= mention.first; ++back) {
        const std::size_t i = mention.first - back;
        if (words_[i].ends_line() || words_[i].is_mark(';')) break;
        if (is_small(words_, i, "hành") && is_small(words_, i - 1, "ban")) return mention.date;
      }
    }
    return std::nullopt;
  }

  // Adds the year in which the text was written, as far as it shows.
  std::optional<Date> with_year(Date date) const {
    for (const DateMention& mention : dates_) {
      if (mention.is_full() && !mention.citation && mention.date.month == date.month &&
          mention.date.day == date.day)
        return mention.date;
    }
    std::map<int, int> years = weigh_years();
    for (const DateMention& mention : dates_) {
      if (mention.date.year < kFirstYear || mention.citation) continue;
      years[mention.date.year] += mention.limit ? 1 : 2;
      // A day that is told as past cannot come after the announcement.
      const Date same{mention.date.year, date.month, date.day};
      if (!mention.limit && mention.day_part && same < mention.date) years[mention.date.year] -= 100;
    }
    int latest = 0, best = 0;
    for (const auto& [year, weight] : years) {
      if (weight >= 2) best = year;
      if (weight >= 1) latest = year;
    }
    date.year = best != 0 ? best : latest;
    if (date.year == 0 || !is_valid(date)) return std::nullopt;
    return date;
  }

  // How strongly each year is told as the present one: "tháng 1/2021" says more than "năm 2021".
  std::map<int, int> weigh_years() const {
    std::map<int, int> years;
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (!words_[i].is_number()) continue;
      if (const std::size_t length = match_doc_number(words_, i)) {
        i += length - 1;
        continue;
      }
      const int year = words_.number(i);
      if (year < 1900 || year > 2100 || words_.text(i).size() != 4) continue;
      if (words_.at(i + 1).is_mark('-') && words_.number(i + 2) > 1900) {
        ++i;  // a period: its beginning says nothing, its end little
        while (!words_.at(i).is_number()) ++i;
        if (words_.at(i + 1).is_mark(')') && !is_small(words_, i - 4, "kỳ")) ++years[words_.number(i)];
        continue;
      }
      if (year >= kFirstYear) years[year] += weight(i);
    }
    return years;
  }

  int weight(std::size_t i) const {
    const Lexeme& before = words_[i - 1];
    const int month = i >= 2 ? words_.number(i - 2) : -1;
    if ((before.is_mark('/') || before.is_mark('-') || before.is_mark('.')) && !before.spaced) {
      const bool of_month = month >= 1 && month <= 12 && i >= 3 && is_small(words_, i - 3, "tháng");
      const bool of_quarter = i >= 3 && is_small(words_, i - 3, "quý");
      return of_month || of_quarter ? 2 : 0;
    }
    if (before.is_mark('-') && i >= 2 && words_.number(i - 2) > 1900) return 0;
    if (!is_small(words_, i - 1, "năm")) {
      const bool name = before.is_word() && before.upper && words_[i].spaced;  // "APEC 2017"
      return name && !is_law(i) ? 1 : 0;
    }
    if (i < 2) return 1;
    const Lexeme& lead = words_[i - 2];
    if (!lead.is_word()) return 1;  // opens a clause
    const std::string word = to_lower(words_.text(i - 2));
    if (word == "cuối" || word == "hết") return -100;  // told as past
    if (is_any(word, {"đến", "vào", "tới", "từ", "kỳ", "đoạn", "trước", "sau", "đấu", "kể"})) return 0;
    if (is_any(word, {"trong", "tác", "học", "nay", "đầu", "của", "sách", "cả", "vụ", "từng"})) return 1;
    return words_.at(i + 1).is_mark(')') ? 1 : 0;
  }

  // "Luật Đất đai 2013", "Bộ luật Dân sự 2015"
  bool is_law(std::size_t i) const {
    for (std::size_t back = 1; back <= 8 && back <= i && words_[i - back].is_word(); ++back)
      if (ExtractionLexicon::get().is(words_, i - back, kDocument) && words_[i - back].upper) return true;
    return false;
  }

  // "20191219.txt"
  static std::optional<Date> date_of_name(std::string_view name) {
    const auto is_number = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 0; i < name.size();) {
      std::size_t end = i;
      int value = 0;
      while (end < name.size() && is_number(name[end]) && end - i < 9)
        value = value * 10 + (name[end++] - '0');
      const Date date{value / 10000, value / 100 % 100, value % 100};
      if (end - i == 8 && date.year >= 1990 && date.year < 2100 && is_valid(date)) return date;
      if (end - i == 4 && i + 10 <= name.size())
        if (const auto iso = parse_iso_date(name.substr(i, 10)); iso && iso->year >= 1990) return iso;
      i = std::max(end, i + 1);
    }
    return std::nullopt;
  }

  const Words& words_;
  const std::vector<Line>& lines_;
  const std::vector<DateMention> dates_;
};

}  // namespace

AnnouncementDates find_announcement_dates(const Words& words, const std::vector<Line>& lines,
                                          std::string_view file_name) {
  return DateChooser(words, lines).choose(file_name);
}

}  // namespace thongcao
