#include "extraction/speakers.h"

#include <algorithm>
#include <string>

#include "extraction/letters.h"
#include "extraction/lexicon.h"
#include "extraction/person_mentions.h"
#include "extraction/persons.h"
#include "extraction/signatures.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxOpening = 60;  // words between the opening of a sentence and its subject
constexpr std::size_t kMaxReach = 16;    // words between a subject and the verb of a second clause

class SpeakerFinder {
 public:
  explicit SpeakerFinder(const Words& words)
      : words_(words),
        lexicon_(ExtractionLexicon::get()),
        mentions_(find_person_mentions(words)),
        persons_(words, mentions_) {
    while (!words_[first_line_end_].ends_line()) ++first_line_end_;
  }

  std::vector<Speaker> find() {
    std::vector<Speaker> speakers;
    std::vector<bool> known(persons_.size());
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const int person = persons_.of(i);
      if (person == Persons::kNobody || known[static_cast<std::size_t>(person)] || !speaks(i)) continue;
      known[static_cast<std::size_t>(person)] = true;
      speakers.push_back({persons_[person].name, std::string(persons_.office(person))});
    }
    return speakers;
  }

 private:
  bool speaks(std::size_t i) const {
    const PersonMention& mention = mentions_[i];
    if (words_[mention.all.first].quoted) return false;
    if (has_speech_before(i)) return true;
    const bool object = is_object(mention.all.first);
    if (verb_follows(mention.all.last, i, object)) return true;
    if (object) return false;
    return opens_quotation(mention) || is_subject_of_opening(i);
  }

  bool is_word(std::size_t i, std::string_view word) const {
    return words_.at(i).is_word() && to_lower(words_.text(i)) == word;
  }

  bool ends_with(std::size_t i, Meaning meaning) const {
    for (std::size_t length = 1; length <= 3 && length <= i; ++length)
      if (lexicon_.match(words_, i - length, meaning) == length) return true;
    return false;
  }

  bool is_object(std::size_t first) const {
    return first > 0 && words_[first - 1].is_word() && ends_with(first, kObjectLead);
  }

  // "Theo ông X", "dẫn lời X", "dưới sự chủ trì của X và Y", "đây là nhận định của ông X"
  bool has_speech_before(std::size_t i) const {
    const std::size_t first = mentions_[i].all.first;
    if (first == 0) return false;
    if (is_word(first - 1, "theo") &&
        !(first > 1 && (is_word(first - 2, "tiếp") || is_word(first - 2, "kèm"))))
      return true;
    if (is_word(first - 1, "lời") && first > 1 && (is_word(first - 2, "dẫn") || is_word(first - 2, "theo")))
      return true;
    if (is_word(first - 1, "của") && ends_with(first - 1, kSpeechNoun)) return true;
    if (is_word(first - 1, "và") && i > 0 && mentions_[i - 1].all.last + 1 == first) {
      const std::size_t before = mentions_[i - 1].all.first;
      return before > 1 && is_word(before - 1, "của") && ends_with(before - 1, kSpeechNoun);
    }
    return false;
  }

  // Skips what may stand between a subject and its verb.
  std::size_t skip_between(std::size_t at) const {
    for (std::size_t steps = 0; steps < 8; ++steps) {
      if (words_.at(at).is_mark(',') || words_.at(at).is_mark(')') || words_.at(at).is_mark('-')) {
        ++at;
        continue;
      }
      // "tiếp thu" is a verb, though "tiếp" is none.
      if (lexicon_.match(words_, at, kSpeech | kStance) >=
          std::max<std::size_t>(lexicon_.match(words_, at, kBetween), 1))
        break;
      const std::size_t length = lexicon_.match(words_, at, kBetween);
      if (length == 0) break;
      at += length;
    }
    return at;
  }

  bool is_mention(std::size_t at) const {
    const auto found = std::lower_bound(
        mentions_.begin(), mentions_.end(), at,
        [](const PersonMention& mention, std::size_t word) { return mention.all.first < word; });
    return found != mentions_.end() && found->all.first == at;
  }

  bool is_small_verb(std::size_t at, std::uint32_t meanings) const {
    return words_.at(at).is_word() && lexicon_.is(words_, at, meanings);
  }

  bool verb_follows(std::size_t end, std::size_t i, bool object) const {
    std::size_t at = skip_between(end);
    if (is_mention(at) || words_.at(at).ends_line()) return false;
    if (is_word(at, "bảo") && (words_.at(at + 1).is_mark(',') || words_.at(at + 1).is_mark(':'))) return true;
    if (words_.at(at).is_mark(':') && at > end) return !mentions_[i].name.empty() && opens_quotation_at(at);
    if (is_small_verb(at, kSpeech)) return !(object && at > end && words_[at - 1].is_mark(','));
    if (object) return false;
    if (is_small_verb(at, kStance)) return true;
    // "đã tới dự và chủ trì", "trao quyết định …; đề nghị"
    for (const std::size_t limit = end + kMaxReach; at < limit; ++at) {
      const Lexeme& word = words_.at(at);
      if (word.ends_line() || word.is_mark('.') || word.is_mark('<') || word.is_mark('"') ||
          word.is_mark(':'))
        return false;
      if (at > end && is_mention(at)) return false;
      if (is_word(at, "là") || is_word(at, "bị") || is_word(at, "được") || is_word(at, "rằng") ||
          is_word(at, "mà"))
        return false;
      if (at > end && reports(at)) return true;
      const bool joint = word.is_mark(',') || word.is_mark(';') || is_word(at, "và") || is_word(at, "bài") ||
                         is_word(at, "thời");
      if (!joint) continue;
      const std::size_t next = skip_between(at + 1);
      if (is_mention(next)) return false;
      if (is_small_verb(next, kSpeech) && !words_.at(next).upper) return true;
    }
    return false;
  }

  // "… chia sẻ, …", "… cho rằng …": the verb with what is said right behind it.
  bool reports(std::size_t at) const {
    const std::size_t length = words_.at(at).upper ? 0 : lexicon_.match(words_, at, kSpeech);
    const Lexeme& next = words_.at(at + length);
    return length != 0 && (next.is_mark(',') || next.is_mark(':') || is_word(at + length, "rằng"));
  }

  // "Bộ trưởng X: “…”", and in a title "Bộ trưởng X: Cần đổi mới …"
  bool opens_quotation(const PersonMention& mention) const {
    if (!words_.at(mention.all.last).is_mark(':') || mention.name.empty()) return false;
    return opens_quotation_at(mention.all.last) || is_in_first_line(mention.all.first);
  }

  bool opens_quotation_at(std::size_t colon) const {
    const Lexeme& next = words_.at(colon + 1);
    return next.is_mark('<') || next.is_mark('"') || next.is_mark('\'');
  }

  bool is_in_first_line(std::size_t at) const { return at < first_line_end_; }

  // "Phát biểu tại hội nghị, ông X gửi lời …": the first person behind a comma of the sentence.
  bool is_subject_of_opening(std::size_t i) const {
    const std::size_t first = mentions_[i].all.first;
    if (first == 0 || !words_[first - 1].is_mark(',')) return false;
    std::size_t start = first - 1;
    while (start > 0 && start + kMaxOpening > first) {
      const Lexeme& before = words_[start - 1];
      if (before.ends_line() || before.is_mark('>') || before.is_mark('"')) break;
      if (before.is_mark('.') && words_[start].spaced && words_[start].upper) break;
      --start;
    }
    if (!is_opening(start)) return false;
    for (std::size_t k = i; k-- > 0 && mentions_[k].all.first >= start;) {
      const std::size_t other = mentions_[k].all.first;
      if (other > start && words_[other - 1].is_mark(',')) return false;
    }
    return true;
  }

  bool is_opening(std::size_t start) const {
    const std::size_t length = lexicon_.match(words_, start, kOpening);
    return length != 0 && words_[start].upper && !is_word(start, "thay") && !is_word(start, "tại");
  }

  const Words& words_;
  const ExtractionLexicon& lexicon_;
  const std::vector<PersonMention> mentions_;
  const Persons persons_;
  std::size_t first_line_end_ = 0;
};

}  // namespace

std::vector<Speaker> find_speakers(const Words& words, const std::vector<Line>& lines) {
  std::vector<Speaker> speakers = SpeakerFinder(words).find();
  for (Speaker& signer : find_signers(words, lines)) {
    const auto known = std::find_if(speakers.begin(), speakers.end(),
                                    [&](const Speaker& speaker) { return speaker.name == signer.name; });
    if (known == speakers.end()) speakers.push_back(std::move(signer));
  }
  return speakers;
}

}  // namespace thongcao
