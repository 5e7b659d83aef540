#include "document_builder.h"

#include "schema/schema.h"

namespace thongcao {
namespace {

template <typename Items, typename Text>
std::string joined(const Items& items, const Text& text_of) {
  std::string list;
  for (const auto& item : items) {
    if (!list.empty()) list += schema::kListSeparator;
    list += text_of(item);
  }
  return list;
}

// The unaccented spelling of a token that is a syllable, its own text otherwise.
std::string_view folded_text(const Token& token, const Lexicon& lexicon) {
  return token.syllable == kNoId ? token.text : lexicon.syllable(lexicon.folded(token.syllable));
}

}  // namespace

DocumentBuilder::DocumentBuilder(const Tokenizer& tokenizer) : tokenizer_(&tokenizer), stream_(tokenizer) {}

Xapian::Document DocumentBuilder::build(const Item& item, const std::string& stored) {
  const Announcement& announcement = item.announcement;
  document_ = Xapian::Document();
  position_ = 0;
  add_text(announcement.title, schema::prefix::kTitle, schema::kTitleWeight);
  position_ += schema::kPositionGap;
  add_text(announcement.body, {}, 1);
  add_fields(announcement);
  document_.add_boolean_term(schema::id_term(announcement.id));
  document_.set_data(stored);
  add_values(item, document_);
  return std::move(document_);
}

void DocumentBuilder::add_text(std::string_view text, std::string_view extra_prefix,
                               Xapian::termcount weight) {
  for (stream_.reset(text); stream_.next();) add_passage(extra_prefix, weight);
}

void DocumentBuilder::add_passage(std::string_view extra_prefix, Xapian::termcount weight) {
  for (const Token& token : stream_.tokens()) {
    ++position_;
    if (schema::make_term(schema::prefix::kText, token.text, term_))
      document_.add_posting(term_, position_, weight);
    if (!extra_prefix.empty() && schema::make_term(extra_prefix, token.text, term_)) {
      document_.add_posting(term_, position_);
    }
  }
  const Lexicon& lexicon = tokenizer_->lexicon();
  for (const Word& word : stream_.words()) {
    if (word.entry != kNoId && schema::make_term(schema::prefix::kWord, lexicon.entry(word.entry), term_)) {
      document_.add_term(term_, weight);
    }
    const bool pair_is_word = word.entry != kNoId && word.count == 2;
    for (std::uint32_t i = word.first; i < word.first + (pair_is_word ? 1 : word.count); ++i)
      add_pair(i, weight);
  }
}

// The pair of token number `i` and the one before it. A compound of two is no pair as well: its own term says
// it.
void DocumentBuilder::add_pair(std::size_t i, Xapian::termcount weight) {
  if (i == 0 || !stream_.adjacent(i)) return;
  const std::span<const Token> tokens = stream_.tokens();
  const Lexicon& lexicon = tokenizer_->lexicon();
  if (schema::make_pair_term(folded_text(tokens[i - 1], lexicon), folded_text(tokens[i], lexicon), term_)) {
    document_.add_term(term_, weight);
  }
}

void DocumentBuilder::add_field(std::string_view text, std::string_view field_prefix,
                                Xapian::termpos& position) {
  for (stream_.reset(text); stream_.next();) {
    for (const Token& token : stream_.tokens()) {
      ++position;
      if (schema::make_term(field_prefix, token.text, term_)) document_.add_posting(term_, position, 1);
    }
  }
  position += schema::kPositionGap;
}

void DocumentBuilder::add_fields(const Announcement& announcement) {
  Xapian::termpos position = 0;
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
    if (const std::string term = schema::number_term(number); !term.empty()) document_.add_boolean_term(term);
  }
  for (const auto& [abbreviation, meaning] : announcement.abbreviations) {
    if (schema::make_term(schema::abbreviation_prefix(normalize(abbreviation)), normalize(meaning), term_))
      document_.add_boolean_term(term_);
  }
}

void DocumentBuilder::add_values(const Item& item, Xapian::Document& document) {
  const Announcement& announcement = item.announcement;
  if (announcement.date) document.add_value(schema::kDateSlot, schema::date_value(*announcement.date));
  document.add_value(schema::kSequenceSlot, schema::number_value(item.sequence));
  const auto set = [&](schema::Slot slot, const std::string& value) {
    if (!value.empty()) document.add_value(slot, value);
  };
  set(schema::kFingerprintSlot, schema::fingerprint_value(item.fingerprint));
  set(schema::kSpeakersSlot, joined(announcement.speakers, [](const Speaker& s) { return s.name; }));
  set(schema::kAgenciesSlot, joined(announcement.organizations, [](const std::string& s) { return s; }));
  set(schema::kSourceSlot, announcement.source);
}

}  // namespace thongcao
