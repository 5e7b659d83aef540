#include "extraction/person_mentions.h"

#include <algorithm>
#include <string_view>

#include "extraction/letters.h"
#include "extraction/lexicon.h"
#include "extraction/person_names.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxTail = 26;     // words of the name of an office behind its head
constexpr std::size_t kMaxWeakTail = 9;  // behind an occupation
constexpr std::size_t kMaxBracket = 10;  // words within brackets that may stand in an office

class MentionFinder {
 public:
  explicit MentionFinder(const Words& words) : words_(words), lexicon_(ExtractionLexicon::get()) {}

  std::vector<PersonMention> find() {
    std::vector<PersonMention> mentions;
    for (std::size_t i = 0; i < words_.size();) {
      PersonMention mention;
      if (words_[i].is_word() && match(i, mention)) {
        mentions.push_back(mention);
        i = std::max(mention.all.last, i + 1);
      } else {
        ++i;
      }
    }
    return mentions;
  }

 private:
  // How the words behind the head of an office end: at a name, or without one.
  struct Tail {
    std::size_t end = 0;
    WordRange name;
  };

  bool match(std::size_t i, PersonMention& mention) const {
    const std::uint32_t any =
        lexicon_.match(words_, i, kHonorific | kPost | kWeakPost | kDegree | kFormer) != 0;
    if (any && (match_honorific(i, mention) || match_office(i, mention))) return finish(i, mention);
    if (!words_[i].upper || words_[i].all_upper) return false;
    mention.name = match_bare_name(words_, i);
    if (mention.name.empty()) return false;
    mention.bare = true;
    mention.all = {i, mention.name.last};
    match_apposition(mention);
    if (!mention.apposition.empty()) return true;
    const std::uint32_t meanings = lexicon_.meanings(words_[i].id);
    // "Đoàn Thanh niên": two capitals and a small word that is no verb are no name.
    const Lexeme& next = words_.at(mention.name.last);
    const bool cut = next.is_word() && !next.upper &&
                     !lexicon_.is(words_, mention.name.last, kSpeech | kStance | kBetween | kTailEnd);
    if (cut && mention.name.last == mention.name.first + 2) return false;
    return (meanings & kSurname) || !(meanings & kRareSurname);
  }

  std::size_t skip_degrees(std::size_t i) const {
    while (const std::size_t length = lexicon_.match(words_, i, kDegree)) {
      std::size_t next = i + length;
      while (words_.at(next).is_mark('.') && (!words_.at(next).spaced)) ++next;
      if (words_.at(next).is_mark(',') && lexicon_.is(words_, next + 1, kDegree)) ++next;
      i = next;
    }
    return i;
  }

  // "ông Vũ Bạch Dương", "đồng chí Thượng tướng Nguyễn …", "PGS.TS. Trần …"
  bool match_honorific(std::size_t i, PersonMention& mention) const {
    const std::size_t length = lexicon_.match(words_, i, kHonorific);
    std::size_t at = skip_degrees(i + length);
    if (at == i) return false;
    if (length == 0 && lexicon_.is(words_, i, kWeakPost)) return false;  // "luật sư" is a role
    if (length == 0 && lexicon_.is(words_, i, kPost) && lexicon_.match(words_, i, kPost) >= at - i)
      return false;
    if (length != 0 && lexicon_.is(words_, at, kPost | kFormer)) {
      if (!match_office(at, mention) || mention.name.empty()) return false;
    } else {
      mention.name = match_name_after_honorific(words_, at);
      // "BS Bệnh viện …"
      if (!mention.name.empty() && lexicon_.match(words_, at, kBody | kPlace) > 1 && length == 0)
        mention.name = {};
    }
    if (mention.name.empty() && !(length == at - i && stands_alone(i, at))) return false;
    if (length == 0 && mention.name.last < mention.name.first + 2) return false;
    mention.honorific = length != 0;
    mention.all = {i, mention.name.empty() ? at : mention.name.last};
    return true;
  }

  // "ông nói", "đồng chí nhấn mạnh": somebody who was named before.
  bool stands_alone(std::size_t i, std::size_t end) const {
    const std::string_view word = words_.text(i, end);
    const bool person = word == "chị" || word == "Chị" || word == "anh" || word == "Anh" || word == "ông" ||
                        word == "Ông" || word == "bà" || word == "Bà" || word == "đồng chí" ||
                        word == "Đồng chí";
    return person && (lexicon_.is(words_, end, kSpeech | kStance | kBetween) || words_.text(end) == "bảo");
  }

  // "Bộ trưởng Bộ KH&CN Lương Đình Khuê", or the office alone.
  bool match_office(std::size_t i, PersonMention& mention) const {
    std::size_t at = i;
    if (const std::size_t former = lexicon_.match(words_, i, kFormer)) at += former;
    std::size_t length = lexicon_.match(words_, at, kPost);
    const bool weak = length == 0;
    if (weak) length = at == i ? lexicon_.match(words_, at, kWeakPost) : 0;
    if (length == 0) return false;
    const Tail tail = read_tail(at + length, weak ? kMaxWeakTail : kMaxTail, true);
    if (weak && tail.name.empty()) return false;
    if (i > 0 && words_.at(i).upper && words_.text(i - 1) == "Phủ") return false;  // a palace
    mention.office = {i, tail.name.empty() ? area_end(at + length, tail.end) : office_end(tail.name.first)};
    mention.name = tail.name;
    mention.all = {i, tail.name.empty() ? mention.office.last : tail.name.last};
    return true;
  }

  // Where an office without a person ends: what it is in charge of is written with capitals.
  std::size_t area_end(std::size_t head, std::size_t tail) const {
    const Lexeme& next = words_.at(head);
    const bool named = next.upper || lexicon_.is(words_, head, kField | kDistrict | kBody);
    return named && tail > head ? trim_end(tail) : head;
  }

  // Without what stands between office and name: honorific, degree, comma, dash.
  std::size_t office_end(std::size_t name) const {
    std::size_t end = name;
    while (end > 0) {
      const Lexeme& before = words_[end - 1];
      if (before.kind == Lexeme::Kind::mark && !before.is_mark(')')) {
        --end;
        continue;
      }
      std::size_t cut = 0;
      for (std::size_t length = 1; length <= 4 && length < end; ++length)
        if (lexicon_.match(words_, end - length, kHonorific | kDegree) == length &&
            !lexicon_.is(words_, end - length, kPost | kPlace))
          cut = length;
      if (cut == 0) break;
      end -= cut;
    }
    return end;
  }

  // Walks over the name of an office. With `find_name` it looks for the person behind it; otherwise it stands
  // behind the person and must not have another one.
  Tail read_tail(std::size_t i, std::size_t limit, bool find_name) const {
    std::size_t at = i;
    while (at < i + limit) {
      const Lexeme& word = words_.at(at);
      if (word.ends_line()) break;
      if (word.kind == Lexeme::Kind::mark) {
        const std::size_t next = pass_mark(at, find_name);
        if (next == at) break;
        at = next;
        continue;
      }
      const WordRange name = name_here(at, at == i);
      // Behind a person, two capitals are rather the name of a firm than another person.
      if (name.last > name.first + (find_name ? 0 : 2)) return {at, name};
      if (word.is_word() && !word.upper) {
        const std::size_t field = lexicon_.match(words_, at, kField | kDegree);
        const std::size_t stop = lexicon_.match(words_, at, kTailEnd | kSpeech | kStance | kBetween);
        if (stop > field && !goes_on(at, at > i)) break;
        if (lexicon_.is(words_, at, kHonorific) && lexicon_.match(words_, at, kHonorific | kField) > field)
          break;
        if (words_.text(at) == "và" && lexicon_.is(words_, at + 1, kPost | kHonorific | kReporter)) break;
        if (words_.text(at) == "của" && !find_name) {
          at = pass_owner(at);
          continue;
        }
        if (words_.text(at) == "về" && !within_committee(i, at)) break;
        at += std::max<std::size_t>(field, 1);
        continue;
      }
      // A new sentence without a full stop before it.
      if (word.upper && at > i && lexicon_.is(words_, at, kPersonEnd) &&
          !lexicon_.is(words_, at, kField | kPlace | kBody))
        break;
      const std::size_t post = at > i ? lexicon_.match(words_, at, kPost) : 0;
      if (post != 0 && words_[at - 1].is_word() && words_[at - 1].upper && !words_[at - 1].all_upper &&
          starts_caption(at))
        break;
      at += std::max<std::size_t>(
          {post, word.is_word() ? lexicon_.match(words_, at, kPlace | kField | kBody) : 1, 1});
    }
    return {at, {}};
  }

  // Whether the office goes on though the word would end it: "Đại sứ … tại Việt Nam", "Văn phòng Đăng ký đất
  // đai".
  bool goes_on(std::size_t at, bool has_before) const {
    const std::string_view text = words_.text(at);
    if (text == "tại") return lexicon_.is(words_, at + 1, kPlace) && words_.at(at + 1).upper;
    const Lexeme& before = words_[at - 1];
    const bool half = has_before && before.is_word() && before.upper && !before.all_upper &&
                      !lexicon_.is(words_, at - 1, kPlace);
    return half && (text == "ký" || text == "bằng" || text == "trồng" || text == "dự" || text == "tiếp" ||
                    text == "thay" || text == "chuyển" || text == "ra" || text == "qua");
  }

  // The office of the next person, run into the words before it: "… Bình Thuận Bộ trưởng Bộ Y tế".
  bool starts_caption(std::size_t i) const {
    const std::string_view text = words_.text(i);
    return text == "Bộ" || text == "Thứ" || text == "Phó" || text == "Thủ" || text == "Chủ" || text == "Tổng";
  }

  // "cố vấn của Tổng thống Ivan Petrovsky": the other person belongs to the office.
  std::size_t pass_owner(std::size_t at) const {
    const std::size_t post = lexicon_.match(words_, at + 1, kPost);
    if (post == 0) return at + 1;
    const std::size_t start = at + 1 + post;
    const std::size_t end = end_of_capitals(words_, start);
    return std::max(end, start);
  }

  // "Ban Chỉ đạo … về phòng, chống thiên tai"
  bool within_committee(std::size_t first, std::size_t at) const {
    for (std::size_t i = first > 2 ? first - 2 : 0; i < at; ++i)
      if (to_lower(words_.text(i)) == "ban") return true;
    return false;
  }

  // The name that begins at `at` within an office.
  WordRange name_here(std::size_t at, bool begins_office) const {
    const Lexeme& word = words_.at(at);
    if (!word.is_word()) return {};
    if (const std::size_t length = lexicon_.match(words_, at, kHonorific | kDegree);
        length != 0 && !lexicon_.is(words_, at, kPlace | kPost)) {
      const std::size_t start = skip_degrees(at + lexicon_.match(words_, at, kHonorific));
      if (start > at && !lexicon_.is(words_, start, kPost)) {
        const WordRange name = match_name_after_honorific(words_, start);
        if (name.last > name.first + 1) return name;
      }
    }
    if (!word.upper || word.all_upper) return {};
    if (at > 0 && words_[at - 1].upper && words_[at - 1].is_word() && !words_[at - 1].all_upper &&
        !begins_office && !lexicon_.is(words_, at - 1, kPlace))
      return {};  // within a run that was tried as a whole
    return match_name_after_office(words_, at, begins_office);
  }

  // Where the office goes on behind a mark; the mark itself when it ends there.
  std::size_t pass_mark(std::size_t at, bool find_name) const {
    const Lexeme& mark = words_.at(at);
    if (mark.is_mark('(')) {
      // "(Bộ Y tế)" and "(KH&CN)" belong to an office, "(ảnh: …)" and "(dân tộc Tày)" do not.
      if (!words_.at(at + 1).upper || lexicon_.is(words_, at + 1, kPersonEnd)) return at;
      for (std::size_t end = at + 1; end < at + kMaxBracket; ++end) {
        if (words_.at(end).ends_line() || words_.at(end).is_mark(':')) break;
        if (words_.at(end).is_mark(')')) return end + 1;
      }
      return at;
    }
    const bool tight = !mark.spaced && !words_.at(at + 1).spaced;
    if ((mark.is_mark('-') || mark.is_mark('/') || mark.is_mark('+')) && tight) return at + 1;
    if (mark.is_mark('.') && tight) return at + 1;
    const std::size_t next = at + 1;
    if (mark.is_mark(',') || mark.is_mark('-')) {
      if (lexicon_.is(words_, next, kPost)) return find_name || !office_has_name(next) ? next : at;
      if (!find_name && lexicon_.is(words_, next, kWeakPost)) return next;
      if (find_name && lexicon_.is(words_, next, kHonorific | kDegree)) {
        const std::size_t start = skip_degrees(next + lexicon_.match(words_, next, kHonorific));
        const WordRange name = match_name_after_honorific(words_, start);
        return name.last > name.first + 1 ? next : at;
      }
      if (mark.is_mark('-') && words_.at(next).upper && match_bare_name(words_, next).empty()) return next;
      if (mark.is_mark(',') && at > 0 && goes_on_in_list(at)) return next;
      if (mark.is_mark(',') && !find_name && is_item_of_list(next)) return next;
      const std::size_t body = lexicon_.match(words_, next, kBody);
      if (mark.is_mark(',') && !find_name && body != 0 && words_.at(next).upper &&
          !words_.at(next).all_upper && words_.at(next + body).upper)
        return next;
    }
    return at;
  }

  // "phòng, chống", "Văn hóa, Thể thao và Du lịch", "lụt, bão"
  bool goes_on_in_list(std::size_t comma) const {
    const std::string_view before = words_.text(comma - 1), after = words_.text(comma + 1);
    if ((before == "phòng" || before == "Phòng") && to_lower(after) == "chống") return true;
    if (to_lower(before) == "hóa" && after == "Thể") return true;
    for (std::size_t back = 1; back < 8 && back + 1 < comma; ++back) {
      if (!words_[comma - back].is_word() && !words_[comma - back].is_mark(',')) return false;
      if (words_.text(comma - back) == "chống")
        return words_.at(comma + 2).is_word() && !words_.at(comma + 1).upper && words_.at(comma + 2).upper;
    }
    return false;
  }

  // "Cục Hộ tịch, quốc tịch, chứng thực cho biết": a few small words before the next comma or the verb.
  bool is_item_of_list(std::size_t i) const {
    for (std::size_t length = 0; length <= 3; ++length) {
      const Lexeme& word = words_.at(i + length);
      if (length > 0 && lexicon_.is(words_, i + length, kSpeech)) return true;
      if (length > 0 && word.is_mark(',')) return is_item_of_list(i + length + 1);
      if (!word.is_word() || word.upper ||
          lexicon_.is(words_, i + length, kTailEnd | kSpeech | kStance | kBetween | kHonorific | kReporter))
        return false;
    }
    return false;
  }

  bool office_has_name(std::size_t i) const {
    const std::size_t length = lexicon_.match(words_, i, kPost);
    return length != 0 && !read_tail(i + length, kMaxTail, true).name.empty();
  }

  bool finish(std::size_t i, PersonMention& mention) const {
    mention.all.first = i;
    if (!mention.name.empty()) match_apposition(mention);
    return true;
  }

  // ", Vụ trưởng Vụ CNC", " - Phó Vụ trưởng …", "(Bí thư Tỉnh ủy …)" behind the name.
  void match_apposition(PersonMention& mention) const {
    std::size_t at = mention.name.last;
    const bool bracket = words_.at(at).is_mark('(');
    if (!bracket && !words_.at(at).is_mark(',') && !(words_.at(at).is_mark('-') && words_.at(at).spaced))
      return;
    ++at;
    const std::size_t start = at;
    if (lexicon_.is(words_, at, kFormer)) ++at;
    std::size_t length = lexicon_.match(words_, at, kPost | kWeakPost);
    if (length == 0) {
      if (bracket) mention.all.last = end_of_bracket(at - 1);
      // "Đại biểu X – Đoàn ĐBQH tỉnh Tây Ninh cho rằng": whom the person belongs to is no office.
      const bool body = words_.at(at).upper && lexicon_.is(words_, at, kBody | kNamedAfter);
      if (!bracket && body && words_.at(at - 1).is_mark('-'))
        mention.all.last = read_tail(at + 1, kMaxTail, false).end;
      return;
    }
    const Tail tail = read_tail(at + length, kMaxTail, false);
    if (!tail.name.empty()) return;
    std::size_t end = tail.end;
    if (words_.text(end) == "này") --end;  // "nước này", "đơn vị này"
    mention.apposition = {start, trim_end(end)};
    mention.all.last = mention.apposition.last;
    if (bracket && words_.at(tail.end).is_mark(')')) ++mention.all.last;
    if (!bracket && words_.at(tail.end).is_mark('(')) mention.all.last = end_of_bracket(tail.end);
  }

  // Behind "(thứ ba từ trái sang)", "(dân tộc Tày)"; `at` itself when the bracket is long or left open.
  std::size_t end_of_bracket(std::size_t at) const {
    for (std::size_t end = at + 1; end < at + kMaxBracket; ++end) {
      if (words_.at(end).ends_line()) break;
      if (words_.at(end).is_mark(')')) return end + 1;
    }
    return at;
  }

  std::size_t trim_end(std::size_t end) const {
    while (end > 0) {
      const Lexeme& last = words_[end - 1];
      const bool mark = last.kind == Lexeme::Kind::mark && !last.is_mark(')');
      const std::string_view text = words_.text(end - 1);
      if (!mark && text != "và" && text != "của" && text != "về" && text != "cho") break;
      --end;
    }
    return end;
  }

  const Words& words_;
  const ExtractionLexicon& lexicon_;
};

}  // namespace

std::vector<PersonMention> find_person_mentions(const Words& words) {
  return MentionFinder(words).find();
}

}  // namespace thongcao
