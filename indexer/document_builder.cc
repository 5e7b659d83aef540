#include "document_builder.h"

#include <set>

#include <thongcao/printable.h>

#include "schema/schema.h"

namespace thongcao {
namespace {

// Keys of terms: what kind of term it is, in the upper byte, and the numbers that the lexicon gives syllables
// or entries. Only what the lexicon knows has a key.
constexpr TermKey kSyllableKey = TermKey{1} << 56;
constexpr TermKey kTitleSyllableKey = TermKey{2} << 56;
constexpr TermKey kWordKey = TermKey{3} << 56;
constexpr TermKey kPairKey = TermKey{4} << 56;
constexpr int kSyllableBits = 28;

// The unaccented spelling of a token that is a syllable, its own text otherwise.
std::string_view folded_text(const Token& token, const Lexicon& lexicon) {
  return token.syllable == kNoId ? token.text : lexicon.syllable(lexicon.folded(token.syllable));
}

}  // namespace

DocumentBuilder::DocumentBuilder(const Tokenizer& tokenizer) : tokenizer_(&tokenizer), stream_(tokenizer) {}

void DocumentBuilder::build(const Item& item, std::string_view data, DocumentSink& sink) {
  const Announcement& announcement = item.announcement;
  sink_ = &sink;
  position_ = 0;
  add_text(announcement.title, true);
  position_ += schema::kPositionGap;
  body_sketch_.clear();  // of the body alone: titles are what a repost changes
  add_text(announcement.body, false);
  add_fields(announcement);
  sink.add_term(schema::id_term(announcement.id), 0, 0);
  sink.set_data(data);
  add_values(item);
}

void DocumentBuilder::add_text(std::string_view text, bool is_title) {
  for (stream_.reset(text); stream_.next();) add_passage(is_title);
}

void DocumentBuilder::add_passage(bool is_title) {
  const Lexicon& lexicon = tokenizer_->lexicon();
  const std::uint32_t weight = is_title ? schema::kTitleWeight : 1;
  for (const Token& token : stream_.tokens()) {
    ++position_;
    body_sketch_.add(token.text);
    // A foreign word may differ from the syllable that it is numbered as, by where its accent stands.
    const bool known = token.syllable != kNoId && token.text == lexicon.syllable(token.syllable);
    add_posting(known ? kSyllableKey | token.syllable : 0, schema::prefix::kText, token.text, weight);
    if (is_title)
      add_posting(known ? kTitleSyllableKey | token.syllable : 0, schema::prefix::kTitle, token.text, 1);
  }
  for (const Word& word : stream_.words()) {
    if (word.entry != kNoId && !sink_->add_known_term(kWordKey | word.entry, weight) &&
        schema::make_term(schema::prefix::kWord, lexicon.entry(word.entry), term_)) {
      sink_->add_term(term_, kWordKey | word.entry, weight);
    }
    const bool pair_is_word = word.entry != kNoId && word.count == 2;
    for (std::uint32_t i = word.first; i < word.first + (pair_is_word ? 1 : word.count); ++i)
      add_pair(i, weight);
  }
}

// The pair of token number `i` and the one before it. A compound of two is no pair as well: its own term says
// it.
void DocumentBuilder::add_pair(std::size_t i, std::uint32_t weight) {
  if (i == 0 || !stream_.adjacent(i)) return;
  const std::span<const Token> tokens = stream_.tokens();
  const Lexicon& lexicon = tokenizer_->lexicon();
  const Token& first = tokens[i - 1];
  const Token& second = tokens[i];
  TermKey key = 0;
  if (first.syllable != kNoId && second.syllable != kNoId) {
    key =
        kPairKey | TermKey{lexicon.folded(first.syllable)} << kSyllableBits | lexicon.folded(second.syllable);
    if (sink_->add_known_term(key, weight)) return;
  }
  if (schema::make_pair_term(folded_text(first, lexicon), folded_text(second, lexicon), term_))
    sink_->add_term(term_, key, weight);
}

void DocumentBuilder::add_posting(TermKey key, std::string_view prefix, std::string_view text,
                                  std::uint32_t weight) {
  if (key != 0 && sink_->add_known_posting(key, position_, weight)) return;
  if (schema::make_term(prefix, text, term_)) sink_->add_posting(term_, key, position_, weight);
}

void DocumentBuilder::add_field(std::string_view text, std::string_view field_prefix,
                                std::uint32_t& position) {
  for (stream_.reset(text); stream_.next();) {
    for (const Token& token : stream_.tokens()) {
      ++position;
      if (schema::make_term(field_prefix, token.text, term_)) sink_->add_posting(term_, 0, position, 1);
    }
  }
  position += schema::kPositionGap;
}

void DocumentBuilder::add_fields(const Announcement& announcement) {
  std::uint32_t position = 0;
  for (const Speaker& speaker : announcement.speakers) {
    add_field(speaker.name, schema::prefix::kSpeaker, position);
    add_field(speaker.role, schema::prefix::kSpeaker, position);
  }
  position = 0;
  for (const std::string& agency : announcement.organizations)
    add_field(agency, schema::prefix::kAgency, position);
  position = 0;
  add_field(announcement.source, schema::prefix::kSource, position);
  for (const std::string& number : announcement.doc_numbers) {
    if (const std::string term = schema::number_term(number); !term.empty()) sink_->add_term(term, 0, 0);
  }
  for (const auto& [abbreviation, meaning] : announcement.abbreviations) {
    if (schema::make_term(schema::abbreviation_prefix(normalize(abbreviation)), normalize(meaning), term_))
      sink_->add_term(term_, 0, 0);
  }
}

template <typename Items, typename Text>
void DocumentBuilder::add_whole_values(const Items& items, const Text& text_of, std::string_view value_prefix,
                                       std::uint32_t slot) {
  std::string list;
  std::set<std::string> seen;
  for (const auto& item : items) {
    // Printable, so that a value can be copied from a screen into a filter.
    const std::string value = printable_text(text_of(item));
    if (value.empty() || !seen.insert(value).second) continue;
    if (!list.empty()) list += schema::kListSeparator;
    list += value;
    sink_->add_term(schema::value_term(value_prefix, value), 0, 0);
  }
  if (!list.empty()) sink_->add_value(slot, list);
}

void DocumentBuilder::add_values(const Item& item) {
  const Announcement& announcement = item.announcement;
  namespace prefix = schema::prefix;
  if (announcement.date) {
    sink_->add_value(schema::kDateSlot, schema::date_value(*announcement.date));
    sink_->add_value(schema::kOldestSlot, schema::oldest_value(*announcement.date));
  }
  sink_->add_value(schema::kSequenceSlot, schema::number_value(item.sequence));
  if (!item.fingerprint.empty())
    sink_->add_value(schema::kFingerprintSlot, schema::fingerprint_value(item.fingerprint));
  if (const std::string release = schema::release_value(announcement.date, body_sketch_.bytes());
      !release.empty())
    sink_->add_value(schema::kReleaseSlot, release);
  const auto itself = [](const std::string& text) -> const std::string& { return text; };
  const auto name = [](const Speaker& speaker) -> const std::string& { return speaker.name; };
  add_whole_values(announcement.speakers, name, prefix::kSpeakerValue, schema::kSpeakersSlot);
  add_whole_values(announcement.organizations, itself, prefix::kAgencyValue, schema::kAgenciesSlot);
  add_whole_values(std::initializer_list<std::string>{announcement.source}, itself, prefix::kSourceValue,
                   schema::kSourceSlot);
  if (!announcement.title.empty()) sink_->add_term(schema::title_start_term(announcement.title), 0, 0);
}

}  // namespace thongcao
