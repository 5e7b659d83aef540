#ifndef THONGCAO_SEARCHER_QUERY_BUILDER_H_
#define THONGCAO_SEARCHER_QUERY_BUILDER_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include <thongcao/searcher.h>
#include <thongcao/tokenizer.h>

#include "database_abbreviations.h"
#include "match_pattern.h"
#include "query.h"
#include "query_text.h"
#include "term_frequencies.h"

namespace thongcao {

// A query as Xapian runs it, and what to highlight in what it finds.
struct BuiltQuery {
  Xapian::Query query;
  std::vector<MatchPattern> patterns;
  std::optional<std::string>
      corrected;  // the query string that it was built from, if it is not the given one
};

// Turns the tree of a query into Xapian's form for one database: chooses terms, weighs words and pairs,
// leaves out what is too common, adds accented variants and abbreviations.
class QueryBuilder {
 public:
  QueryBuilder(TermFrequencies& frequencies, DatabaseAbbreviations& abbreviations, const Tokenizer& tokenizer,
               const Ranking& ranking);

  // `query` is the text that the tree was read from. Throws QueryError when it would take too long to answer.
  BuiltQuery build(const QueryNode& root, std::string_view query);

 private:
  Xapian::Query build_node(const QueryNode& node, bool required);
  Xapian::Query build_ranked(const QueryNode& node);
  Xapian::Query build_children(const QueryNode& node, Xapian::Query::op op);
  Xapian::Query build_conjunction(const QueryNode& node);
  Xapian::Query build_leaf(const QueryNode& node, bool required);
  Xapian::Query build_text(const QueryNode& node, bool required);
  Xapian::Query build_phrase(const QueryNode& node);
  Xapian::Query build_near(const QueryNode& node);
  Xapian::Query build_prefix(const QueryNode& node);
  // Terms with how many documents each has.
  using FoundTerms = std::vector<std::pair<Xapian::doccount, std::string>>;
  FoundTerms terms_beginning(const std::string& term) const;
  // Those of them that are most frequent, as many as can be read quickly.
  Xapian::Query most_frequent(FoundTerms&& found) const;
  static Xapian::Query build_dates(const QueryNode& node);
  Xapian::Query build_number(std::string_view text) const;

  QueryText analyse(std::string_view text) const {
    return read_query_text(text, tokenizer_, frequencies_, whole_query_unaccented_);
  }
  // The term or terms of one token under a prefix: the token itself, or its accented variants.
  Xapian::Query token_query(const QueryText& a, std::size_t i, std::string_view prefix,
                            Xapian::Query::op op) const;
  Xapian::Query sequence_query(const QueryText& a, std::string_view prefix, Xapian::termcount slack) const;
  Xapian::Query word_query(const QueryText& a, const Word& word) const;
  void add_ranking_words(const QueryText& a, bool required, std::vector<Xapian::Query>& parts);
  // What token number `i`, 1 or more, and the one before it are in the index, if it has any of that; nothing
  // for a pair that is too long to be indexed.
  std::optional<Xapian::Query> pair_query(const QueryText& a, std::size_t i) const;
  Xapian::Query narrowed_by_compounds(const QueryText& a, const Xapian::Query& phrase) const;
  void add_pairs(const QueryText& a, std::vector<Xapian::Query>& parts) const;
  void add_abbreviations(const QueryText& a, std::vector<Xapian::Query>& parts);
  std::span<const std::string> accented_abbreviations(const QueryText& a, std::size_t i) const;
  void add_expansions(std::string_view abbreviation, std::vector<Xapian::Query>& parts);
  void add_abbreviation(const std::string& term, std::vector<Xapian::Query>& parts);
  void add_expansion(const std::string& phrase, std::vector<Xapian::Query>& parts);
  bool is_common(const Xapian::Query& query, double share) const;
  void add_pattern(const QueryText& a, std::size_t first, std::size_t count, double weight);

  TermFrequencies& frequencies_;
  DatabaseAbbreviations& abbreviations_;
  const Tokenizer& tokenizer_;
  const Ranking& ranking_;
  const double documents_;
  std::string_view query_;
  double affordable_ = 0;  // what the rest of the query may cost
  bool whole_query_unaccented_ = false;
  std::vector<MatchPattern> patterns_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_BUILDER_H_
