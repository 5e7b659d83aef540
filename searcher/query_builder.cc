#include "query_builder.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <thongcao/query_error.h>

#include "folded_prefix.h"
#include "query_cost.h"
#include "query_lexer.h"
#include "query_parts.h"
#include "schema/schema.h"

namespace thongcao {
namespace {

using Xapian::Query;

// A prefix stands for so many terms at most, the most frequent ones.
constexpr std::size_t kMaxPrefixExpansion = 200;
// Of what a query may cost: the terms of a prefix, and the words of a text.
constexpr double kMaxPrefixShare = 0.25;
constexpr double kMaxTextShare = 0.5;
// Longest phrase, in tokens, that is looked up as something abbreviated.
constexpr std::size_t kMaxAbbreviatedTokens = 10;
// A text of more tokens is found by its rarer words: compounds do not count in it from so much of the share
// on that makes a syllable common. In a shorter one, they may be what matters.
constexpr std::size_t kMaxShortText = 8;
constexpr double kLongTextShare = 0.7;
// In a small database no word is too common to count.
constexpr double kMinCommonDocuments = 200;
// An abbreviation found through its expansion, or the reverse, counts somewhat less than what was typed.
constexpr double kAbbreviationWeight = 0.8;

std::string_view prefix_of(Field field) {
  switch (field) {
    case Field::title:
      return schema::prefix::kTitle;
    case Field::speaker:
      return schema::prefix::kSpeaker;
    case Field::agency:
      return schema::prefix::kAgency;
    case Field::source:
      return schema::prefix::kSource;
    case Field::number:
      return schema::prefix::kNumber;
    case Field::any:
    case Field::date:
      return schema::prefix::kText;
  }
  return schema::prefix::kText;
}

bool is_long(const QueryText& a) {
  return a.tokens.size() > kMaxShortText;
}

bool has_diacritics(std::string_view text) {
  return fold_diacritics(text) != text;
}

bool tree_has_diacritics(const QueryNode& node) {
  if (has_diacritics(node.text)) return true;
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const auto& child) { return tree_has_diacritics(*child); });
}

template <typename Predicate>
bool every_leaf(const QueryNode& node, const Predicate& predicate) {
  if (node.children.empty()) return predicate(node);
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](const auto& child) { return every_leaf(*child, predicate); });
}

}  // namespace

QueryBuilder::QueryBuilder(TermFrequencies& frequencies, DatabaseAbbreviations& abbreviations,
                           const Tokenizer& tokenizer, const Ranking& ranking)
    : frequencies_(frequencies),
      abbreviations_(abbreviations),
      tokenizer_(tokenizer),
      ranking_(ranking),
      documents_(frequencies.documents()) {}

BuiltQuery QueryBuilder::build(const QueryNode& root, std::string_view query_text) {
  query_ = query_text;
  affordable_ = max_query_cost(documents_);
  whole_query_unaccented_ = !tree_has_diacritics(root);
  patterns_.clear();
  Query query = build_node(root, false);
  return {std::move(query), std::move(patterns_), std::nullopt};
}

Query QueryBuilder::build_node(const QueryNode& node, bool required) {
  switch (node.type) {
    case QueryNode::Type::text:
    case QueryNode::Type::phrase:
    case QueryNode::Type::near:
    case QueryNode::Type::prefix:
    case QueryNode::Type::date_range: {
      Query query = build_leaf(node, required);
      affordable_ -= query_cost(query, frequencies_);
      if (affordable_ < 0) {
        throw QueryError(column_of(query_, node.begin), QueryError::Reason::too_frequent_words,
                         "found more frequent words up to here than can be searched for at once; expected "
                         "fewer or rarer ones");
      }
      return query;
    }
    case QueryNode::Type::all_of:
      return build_conjunction(node);
    case QueryNode::Type::any_of:
    case QueryNode::Type::none_of:
      return build_children(node, Query::OP_OR);
    case QueryNode::Type::ranked:
      return build_ranked(node);
  }
  return Query();
}

Query QueryBuilder::build_leaf(const QueryNode& node, bool required) {
  switch (node.type) {
    case QueryNode::Type::phrase:
      return build_phrase(node);
    case QueryNode::Type::near:
      return build_near(node);
    case QueryNode::Type::prefix:
      return build_prefix(node);
    case QueryNode::Type::date_range:
      return build_dates(node);
    default:
      return build_text(node, required);
  }
}

// What must match is joined by AND, what only ranks is added to it; dates filter and never weigh.
Query QueryBuilder::build_ranked(const QueryNode& node) {
  std::vector<Query> required;
  std::vector<Query> optional;
  std::vector<Query> filters;
  std::vector<Query> excluded;
  for (const auto& child : node.children) {
    const bool dates =
        every_leaf(*child, [](const QueryNode& n) { return n.type == QueryNode::Type::date_range; });
    const bool only_ranks = child->type == QueryNode::Type::text || child->type == QueryNode::Type::ranked ||
                            child->type == QueryNode::Type::any_of;
    const bool fielded = every_leaf(*child, [](const QueryNode& n) { return n.field != Field::any; });
    const std::size_t patterns = patterns_.size();
    Query query = build_node(*child, child->required);
    if (query.empty()) continue;
    if (child->excluded) {
      patterns_.resize(patterns);
      excluded.push_back(std::move(query));
    } else if (dates) {
      filters.push_back(std::move(query));
    } else {
      (child->required || fielded || !only_ranks ? required : optional).push_back(std::move(query));
    }
  }
  Query result = any_of(required, Query::OP_AND);
  if (!optional.empty()) {
    const Query ranking = any_of(optional, Query::OP_OR);
    result = required.empty() ? ranking : Query(Query::OP_AND_MAYBE, result, ranking);
  }
  if (!filters.empty()) {
    const Query filter = any_of(filters, Query::OP_AND);
    result = result.empty() ? scaled(0, filter) : Query(Query::OP_FILTER, result, filter);
  }
  if (excluded.empty()) return result;
  if (result.empty()) result = scaled(0, Query::MatchAll);
  return Query(Query::OP_AND_NOT, result, any_of(excluded, Query::OP_OR));
}

Query QueryBuilder::build_children(const QueryNode& node, Query::op op) {
  std::vector<Query> parts;
  for (const auto& child : node.children) {
    if (Query part = build_node(*child, true); !part.empty()) parts.push_back(std::move(part));
  }
  return any_of(parts, op);
}

Query QueryBuilder::build_conjunction(const QueryNode& node) {
  std::vector<Query> parts;
  std::vector<Query> excluded;
  for (const auto& child : node.children) {
    const bool negative = child->type == QueryNode::Type::none_of || child->excluded;
    const std::size_t patterns = patterns_.size();
    Query part = build_node(*child, true);
    if (negative) patterns_.resize(patterns);
    if (!part.empty()) (negative ? excluded : parts).push_back(std::move(part));
  }
  Query result = parts.empty() ? scaled(0, Query::MatchAll) : any_of(parts, Query::OP_AND);
  return excluded.empty() ? result : Query(Query::OP_AND_NOT, result, any_of(excluded, Query::OP_OR));
}

bool QueryBuilder::is_common(const Query& query, double share) const {
  return query_cost(query, frequencies_) > std::max(share * documents_, kMinCommonDocuments);
}

// "HDDT" in a query without accents may be "HĐĐT".
std::span<const std::string> QueryBuilder::accented_abbreviations(const QueryText& a, std::size_t i) const {
  if (!a.unaccented || a.syllables[i] != kNoId) return {};
  return tokenizer_.lexicon().accented_abbreviations(a.tokens[i].text);
}

Query QueryBuilder::token_query(const QueryText& a, std::size_t i, std::string_view prefix,
                                Query::op op) const {
  std::string term;
  std::vector<Query> variants;
  if (!a.tokens[i].any_accents) {
    if (!schema::make_term(prefix, a.tokens[i].text, term)) return Query::MatchNothing;
    variants.emplace_back(term);
    for (const std::string& form : accented_abbreviations(a, i)) {
      if (schema::make_term(prefix, form, term) && frequencies_.exists(term)) variants.emplace_back(term);
    }
    return any_of(variants, op);
  }
  for (const std::uint32_t id : tokenizer_.lexicon().variants(a.syllables[i])) {
    if (schema::make_term(prefix, tokenizer_.lexicon().syllable(id), term) && frequencies_.exists(term)) {
      variants.emplace_back(term);
    }
  }
  return variants.empty() ? Query::MatchNothing : any_of(variants, op);
}

Query QueryBuilder::sequence_query(const QueryText& a, std::string_view prefix,
                                   Xapian::termcount slack) const {
  std::vector<Query> tokens;
  for (std::size_t i = 0; i < a.tokens.size(); ++i) tokens.push_back(token_query(a, i, prefix, Query::OP_OR));
  if (tokens.empty()) return Query();
  if (tokens.size() == 1) return tokens.front();
  return Query(Query::OP_PHRASE, tokens.begin(), tokens.end(),
               static_cast<Xapian::termcount>(tokens.size()) + slack);
}

// The term of a word: a compound's own, or its token's.
Query QueryBuilder::word_query(const QueryText& a, const Word& word) const {
  if (word.entry == kNoId) {
    if (word.count == 1) return token_query(a, word.first, schema::prefix::kText, Query::OP_SYNONYM);
    std::vector<Query> parts;
    for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
      parts.push_back(token_query(a, i, schema::prefix::kText, Query::OP_SYNONYM));
    }
    return any_of(parts, Query::OP_OR);
  }
  std::vector<Query> variants;
  std::string term;
  std::uint32_t entry = word.entry;
  do {
    if (schema::make_term(schema::prefix::kWord, tokenizer_.lexicon().entry(entry), term) &&
        (!a.unaccented || frequencies_.exists(term))) {
      variants.emplace_back(term);
    }
    entry = tokenizer_.lexicon().next_homograph(entry);
  } while (a.unaccented && entry != word.entry);
  return any_of(variants, Query::OP_SYNONYM);
}

void QueryBuilder::add_pattern(const QueryText& a, std::size_t first, std::size_t count, double weight) {
  const auto begin = a.tokens.begin() + static_cast<std::ptrdiff_t>(first);
  patterns_.push_back({{begin, begin + static_cast<std::ptrdiff_t>(count)}, weight});
}

void QueryBuilder::add_ranking_words(const QueryText& a, bool required, std::vector<Query>& parts) {
  const bool rare_alone = !required && is_long(a);
  RepeatedQueries words;
  RepeatedQueries common;
  for (const Word& word : a.words) {
    const bool split = word.entry == kNoId;
    const std::uint32_t step = split ? 1 : word.count;
    for (std::uint32_t i = word.first; i < word.first + word.count; i += step) {
      const std::string key = split ? a.tokens[i].text : std::string(tokenizer_.lexicon().entry(word.entry));
      if (words.repeat(key) || common.repeat(key)) continue;
      const Query query = word_query(a, {i, step, word.entry, word.type});
      if (query.empty()) continue;
      const bool is_too_common = (split && is_common(Query(a.tokens[i].text), ranking_.common_share)) ||
                                 (rare_alone && is_common(query, kLongTextShare * ranking_.common_share));
      RepeatedQueries& chosen = is_too_common ? common : words;
      chosen.add(key, query);
      if (a.types[i] == TokenType::document_number)
        words.add({}, Query(schema::number_term(a.tokens[i].text)));
      if (!is_too_common) add_pattern(a, i, step, step);
    }
    if (split && word.count > 1) add_pattern(a, word.first, word.count, word.count);
  }
  // A query of nothing but common words is still a query.
  if (words.empty()) {
    words = std::move(common);
    for (std::size_t i = 0; i < a.tokens.size(); ++i) add_pattern(a, i, 1, 1);
  }
  words.append_to(parts, 1);
}

// Two adjacent syllables lie in the index as a pair, or as a compound where the text was read so. Which it
// was may differ between query and text: both count as one.
std::optional<Query> QueryBuilder::pair_query(const QueryText& a, std::size_t i) const {
  const Lexicon& lexicon = tokenizer_.lexicon();
  const auto folded = [&](std::size_t k) {
    return a.syllables[k] == kNoId ? std::string_view(a.tokens[k].text)
                                   : lexicon.syllable(lexicon.folded(a.syllables[k]));
  };
  std::string term;
  if (!schema::make_pair_term(folded(i - 1), folded(i), term)) return std::nullopt;
  std::vector<Query> parts;
  if (frequencies_.exists(term)) parts.emplace_back(term);
  const std::uint32_t first = lexicon.find_homograph(a.syllables[i - 1], a.syllables[i]);
  if (first != kNoId) {
    std::uint32_t entry = first;
    do {
      if (schema::make_term(schema::prefix::kWord, lexicon.entry(entry), term) && frequencies_.exists(term)) {
        parts.emplace_back(term);
      }
      entry = lexicon.next_homograph(entry);
    } while (entry != first);
  }
  return any_of(parts, Query::OP_SYNONYM);
}

void QueryBuilder::add_pairs(const QueryText& a, std::vector<Query>& parts) const {
  RepeatedQueries pairs;
  // A pair counts less than a word, and so does not from fewer announcements on.
  const double common_share = ranking_.pair_weight * kLongTextShare * ranking_.common_share;
  for (std::size_t i = 1; i < a.tokens.size(); ++i) {
    const std::string key = a.tokens[i - 1].text + ' ' + a.tokens[i].text;
    if (!a.adjacent[i] || pairs.repeat(key)) continue;
    const auto pair = pair_query(a, i);
    if (!pair || pair->empty() || (is_long(a) && is_common(*pair, common_share))) continue;
    pairs.add(key, *pair);
  }
  pairs.append_to(parts, ranking_.pair_weight);
}

void QueryBuilder::add_expansion(const std::string& phrase, std::vector<Query>& parts) {
  const QueryText a = analyse(phrase);
  parts.push_back(scaled(kAbbreviationWeight, sequence_query(a, schema::prefix::kText, 0)));
  add_pattern(a, 0, a.tokens.size(), 1);
}

// What an abbreviation, as typed, stands for in this database and in the lexicon.
void QueryBuilder::add_expansions(std::string_view abbreviation, std::vector<Query>& parts) {
  for (const std::string& phrase : abbreviations_.expansions(normalize(abbreviation)))
    add_expansion(phrase, parts);
  for (const std::string& phrase : tokenizer_.lexicon().expansions(abbreviation))
    add_expansion(normalize(phrase), parts);
}

// An abbreviation whose lower-case form is a syllable is not told from it in the index.
void QueryBuilder::add_abbreviation(const std::string& term, std::vector<Query>& parts) {
  const std::uint32_t id = tokenizer_.lexicon().find_syllable(term);
  const bool syllable = id != kNoId && tokenizer_.lexicon().variants(id).size() > 1;
  if (syllable || !frequencies_.exists(term)) return;
  parts.push_back(scaled(kAbbreviationWeight, Query(term)));
  patterns_.push_back({{{term, false}}, 1});
}

// Abbreviations of the query are searched for by what they stand for too, and phrases by their abbreviations.
void QueryBuilder::add_abbreviations(const QueryText& a, std::vector<Query>& parts) {
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    if (a.types[i] == TokenType::syllable || a.types[i] == TokenType::number) continue;
    add_expansions(a.sources[i], parts);
    for (const std::string& form : accented_abbreviations(a, i)) {
      add_expansions(form, parts);
      patterns_.push_back({{{form, false}}, 1});
    }
  }
  for (std::size_t first = 0; first < a.tokens.size(); ++first) {
    std::string phrase = a.tokens[first].text;
    for (std::size_t i = first + 1;
         i < std::min(a.tokens.size(), first + kMaxAbbreviatedTokens) && a.adjacent[i]; ++i) {
      phrase.append(1, ' ').append(a.tokens[i].text);
      for (const std::string& abbreviation : tokenizer_.lexicon().abbreviations(phrase))
        add_abbreviation(normalize(abbreviation), parts);
      for (const std::string& abbreviation : abbreviations_.abbreviations(phrase))
        add_abbreviation(abbreviation, parts);
    }
  }
}

Query QueryBuilder::build_number(std::string_view text) const {
  const std::string term = schema::number_term(text);
  if (term.empty()) return Query::MatchNothing;
  // "24/2018" finds 24/2018/QH14.
  return Query(Query::OP_SYNONYM, Query(term), most_frequent(terms_beginning(term + '/')));
}

Query QueryBuilder::build_text(const QueryNode& node, bool required) {
  if (node.field == Field::number) return build_number(node.text);
  const QueryText a = analyse(node.text);
  if (a.tokens.empty()) return Query();
  if (node.field != Field::any) {
    std::vector<Query> tokens;
    for (std::size_t i = 0; i < a.tokens.size(); ++i) {
      tokens.push_back(token_query(a, i, prefix_of(node.field), Query::OP_SYNONYM));
      add_pattern(a, i, 1, 1);
    }
    return any_of(tokens, Query::OP_AND);
  }
  std::vector<Query> words;
  add_ranking_words(a, required, words);
  if (required && words.size() > 1) {
    const Query all = any_of(words, Query::OP_AND);
    std::vector<Query> more;
    add_pairs(a, more);
    return more.empty() ? all : Query(Query::OP_AND_MAYBE, all, any_of(more, Query::OP_OR));
  }
  add_pairs(a, words);
  add_abbreviations(a, words);
  leave_out_dear(words, kMaxTextShare * max_query_cost(documents_), frequencies_);
  return rarest_first(std::move(words), frequencies_);
}

Query QueryBuilder::build_phrase(const QueryNode& node) {
  if (node.field == Field::number) return build_number(node.text);
  const QueryText a = analyse(node.text);
  if (a.tokens.empty()) return Query();
  add_pattern(a, 0, a.tokens.size(), static_cast<double>(a.tokens.size()));
  const Query phrase = sequence_query(a, prefix_of(node.field), 0);
  return node.field == Field::any ? narrowed_by_compounds(a, phrase) : phrase;
}

// Whatever holds a phrase of the text holds the compounds in it, read as such or as pairs, which are much
// rarer than their syllables: positions are compared in those announcements alone. Not so other pairs, which
// punctuation may part in the text.
Query QueryBuilder::narrowed_by_compounds(const QueryText& a, const Query& phrase) const {
  Query narrowed = phrase;
  for (std::size_t i = 1; i < a.tokens.size(); ++i) {
    if (tokenizer_.lexicon().find_homograph(a.syllables[i - 1], a.syllables[i]) == kNoId) continue;
    if (const auto pair = pair_query(a, i)) narrowed = Query(Query::OP_FILTER, narrowed, *pair);
  }
  return narrowed;
}

Query QueryBuilder::build_near(const QueryNode& node) {
  std::vector<Query> tokens;
  MatchPattern pattern;
  for (const auto& child : node.children) {
    const QueryText a = analyse(child->text);
    for (std::size_t i = 0; i < a.tokens.size(); ++i) {
      tokens.push_back(token_query(a, i, prefix_of(node.field), Query::OP_OR));
      pattern.tokens.push_back(a.tokens[i]);
    }
  }
  pattern.window = static_cast<std::size_t>(node.distance) + tokens.size() - 1;
  patterns_.push_back(pattern);
  if (tokens.size() < 2) return any_of(tokens, Query::OP_OR);
  return Query(Query::OP_NEAR, tokens.begin(), tokens.end(), static_cast<Xapian::termcount>(pattern.window));
}

// As with words, one that was typed without accents stands for all of them in a query that has none, and else
// when nothing begins just so.
Query QueryBuilder::build_prefix(const QueryNode& node) {
  std::string term;
  if (node.field == Field::number) {
    term = schema::number_term(node.text);
    return term.empty() ? Query::MatchNothing : most_frequent(terms_beginning(term));
  }
  const std::string text = normalize(node.text);
  const std::string field(prefix_of(node.field));
  if (!schema::make_term(field, text, term)) return Query::MatchNothing;
  FoundTerms found = terms_beginning(term);
  const bool any_accents = fold_diacritics(text) == text && (whole_query_unaccented_ || found.empty());
  if (any_accents) {
    each_accented_term(frequencies_.database(), field, text,
                       [&](const std::string& /*text*/, const Xapian::TermIterator& t) {
                         found.emplace_back(t.get_termfreq(), *t);
                       });
  }
  patterns_.push_back({{{text, any_accents, true}}, 1});
  return most_frequent(std::move(found));
}

QueryBuilder::FoundTerms QueryBuilder::terms_beginning(const std::string& term) const {
  const Xapian::Database& database = frequencies_.database();
  FoundTerms found;
  for (auto t = database.allterms_begin(term); t != database.allterms_end(term); ++t)
    found.emplace_back(t.get_termfreq(), *t);
  return found;
}

Query QueryBuilder::most_frequent(FoundTerms&& found) const {
  std::sort(found.begin(), found.end(), std::greater<>());
  std::vector<Query> terms;
  double cost = 0;
  for (const auto& [frequency, expanded] : found) {
    cost += frequency;
    if (!terms.empty() &&
        (terms.size() == kMaxPrefixExpansion || cost > kMaxPrefixShare * max_query_cost(documents_)))
      break;
    terms.emplace_back(expanded);
  }
  return terms.empty() ? Query::MatchNothing : any_of(terms, Query::OP_SYNONYM);
}

Query QueryBuilder::build_dates(const QueryNode& node) {
  // Undated announcements have an empty value, which is below every date.
  const std::string first = node.first ? schema::date_value(*node.first) : "0";
  if (!node.last) return Query(Query::OP_VALUE_GE, schema::kDateSlot, first);
  return Query(Query::OP_VALUE_RANGE, schema::kDateSlot, first, schema::date_value(*node.last));
}

}  // namespace thongcao
