#include <algorithm>
#include <map>

#include <xapian.h>

#include <thongcao/error.h>
#include <thongcao/searcher.h>

#include "database_set.h"
#include "highlighter.h"
#include "query_builder.h"
#include "query_parser.h"
#include "result_page.h"
#include "schema/schema.h"
#include "schema/stored_document.h"
#include "schema/xapian_error.h"

namespace thongcao {
namespace {

// Matches are counted exactly up to here; beyond, Xapian's estimate serves.
constexpr Xapian::doccount kCountedMatches = 1000;
// A database that changes again and again while it is read is given up after so many tries.
constexpr int kMaxReopenings = 100;
constexpr int kMaxReopeningsOfDamaged = 10;

// Undated announcements come last in both orders.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    const std::string date = document.get_value(schema::kDateSlot);
    return date.empty() ? "9" : date;
  }
};

void check(const SearchOptions& o) {
  const auto fail = [](const std::string& what) { throw Error(ErrorCode::invalid_argument, what); };
  if (o.limit > kMaxLimit)
    fail("limit must be at most " + std::to_string(kMaxLimit) + ", is " + std::to_string(o.limit));
  if (o.offset > std::numeric_limits<Xapian::doccount>::max() / 2)
    fail("offset is too large: " + std::to_string(o.offset));
  const Ranking& r = o.ranking;
  if (!(r.k1 >= 0) || !(r.b >= 0 && r.b <= 1) || !(r.pair_weight >= 0) || !(r.common_share >= 0)) {
    fail("a parameter of the ranking is out of range; see Ranking in thongcao/searcher.h");
  }
}

// Counts the values of facets over all matches.
class FacetSpy : public Xapian::MatchSpy {
 public:
  explicit FacetSpy(Facet facet) : facet_(facet) {}

  void operator()(const Xapian::Document& document, double) override {
    const std::string value = document.get_value(slot());
    if (value.empty()) return;
    switch (facet_) {
      case Facet::year:
        ++counts_[value.substr(0, 4)];
        return;
      case Facet::month:
        ++counts_[value.substr(0, 4) + '-' + value.substr(4, 2)];
        return;
      default:
        break;
    }
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find(schema::kListSeparator, begin), value.size());
      ++counts_[value.substr(begin, end - begin)];
      begin = end + 1;
    }
  }

  std::vector<FacetCount> top(std::size_t limit) const {
    std::vector<FacetCount> all;
    for (const auto& [value, count] : counts_) all.push_back({value, count});
    std::stable_sort(all.begin(), all.end(),
                     [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
    if (all.size() > limit) all.resize(limit);
    return all;
  }

  Facet facet() const { return facet_; }

 private:
  schema::Slot slot() const {
    switch (facet_) {
      case Facet::speaker:
        return schema::kSpeakersSlot;
      case Facet::agency:
        return schema::kAgenciesSlot;
      case Facet::source:
        return schema::kSourceSlot;
      case Facet::year:
      case Facet::month:
        return schema::kDateSlot;
    }
    return schema::kDateSlot;
  }

  Facet facet_;
  std::map<std::string, std::size_t> counts_;
};

}  // namespace

class Searcher::Internal {
 public:
  Internal(const std::vector<std::string>& names, Tokenizer given, const SearcherOptions& options)
      : tokenizer(std::move(given)),
        databases(names, tokenizer, options),
        may_be_partial(options.allow_partial) {}

  // Runs a search, again when a database was updated under it or a remote one failed that can be left out.
  template <typename Action>
  auto retrying(const Action& action) {
    return schema::translating(databases.name(), [&] {
      for (int tries = 0;; ++tries) {
        try {
          return action();
        } catch (const Xapian::DatabaseModifiedError&) {
          if (tries == kMaxReopenings) throw;
        } catch (const Xapian::DatabaseCorruptError&) {  // a block that is overwritten may look so, too
          if (tries >= kMaxReopeningsOfDamaged) throw;
        } catch (const Xapian::NetworkError&) {
          if (tries == kMaxReopenings || !may_be_partial) throw;
        }
        databases.reopen();
      }
    });
  }

  BuiltQuery build(std::string_view text, const Ranking& ranking) const {
    const std::unique_ptr<QueryNode> root = parse_query(text);
    return QueryBuilder(database(), tokenizer, ranking).build(*root);
  }

  Xapian::Enquire enquire(const Xapian::Query& query, const SearchOptions& options) const {
    Xapian::Enquire enquire(database());
    enquire.set_query(query);
    // A query word that is typed n times counts n times: k3 so large that it saturates never.
    constexpr double kNoSaturation = 1000;
    constexpr double kMinNormalisedLength = 0.5;
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(options.ranking.k1, 0, kNoSaturation, options.ranking.b, kMinNormalisedLength));
    switch (options.sort) {
      case SortOrder::relevance:
        // Equal scores in the order of indexing, however many databases or shards it is spread over.
        enquire.set_sort_by_relevance_then_value(schema::kSequenceSlot, false);
        break;
      case SortOrder::newest:
        enquire.set_sort_by_value_then_relevance(schema::kDateSlot, true);
        break;
      case SortOrder::oldest: {
        static OldestFirst key;  // stateless
        enquire.set_sort_by_key_then_relevance(&key, false);
        break;
      }
    }
    return enquire;
  }

  const Xapian::Database& database() const { return databases.database(); }

  Tokenizer tokenizer;
  DatabaseSet databases;
  bool may_be_partial;
};

namespace {

Result make_result(const Xapian::MSetIterator& hit, Highlighter& highlighter, const SearchOptions& options) {
  Announcement a = schema::read_stored(hit.get_document().get_data());
  Result result;
  result.score = rounded_score(hit.get_weight());
  result.id = std::move(a.id);
  result.title = highlighter.highlight(a.title);
  result.date = a.date;
  result.speakers = std::move(a.speakers);
  result.organizations = std::move(a.organizations);
  result.doc_numbers = std::move(a.doc_numbers);
  result.source = std::move(a.source);
  result.url = std::move(a.url);
  if (options.snippet_characters > 0)
    result.snippet = highlighter.snippet(a.body, options.snippet_characters);
  return result;
}

}  // namespace

Searcher::Searcher(const std::vector<std::string>& databases, Tokenizer tokenizer,
                   const SearcherOptions& options)
    : internal_(std::make_unique<Internal>(databases, std::move(tokenizer), options)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Results Searcher::search(std::string_view query, const SearchOptions& options) {
  check(options);
  return internal_->retrying([&] {
    BuiltQuery built = internal_->build(query, options.ranking);
    Xapian::Enquire enquire = internal_->enquire(built.query, options);
    std::vector<FacetSpy> spies(options.facets.begin(), options.facets.end());
    for (FacetSpy& spy : spies) enquire.add_matchspy(&spy);
    const Xapian::doccount counted = spies.empty() ? kCountedMatches : internal_->database().get_doccount();
    const ResultPage page =
        find_page(enquire, options.offset, options.limit, counted, options.sort != SortOrder::relevance);
    const Xapian::MSet& hits = page.found;
    Results results;
    results.partial = internal_->databases.partial();
    results.matches = hits.get_matches_estimated();
    results.matches_exact = hits.get_matches_lower_bound() == hits.get_matches_upper_bound();
    Highlighter highlighter(internal_->tokenizer, std::move(built.patterns));
    for (const Xapian::MSetIterator& hit : page.hits) {
      results.results.push_back(make_result(hit, highlighter, options));
      results.results.back().rank = options.offset + results.results.size();
    }
    for (const FacetSpy& spy : spies) results.facets.emplace_back(spy.facet(), spy.top(options.facet_values));
    return results;
  });
}

std::vector<Hit> Searcher::rank(std::string_view query, const SearchOptions& options) {
  check(options);
  return internal_->retrying([&] {
    Xapian::Enquire enquire = internal_->enquire(internal_->build(query, options.ranking).query, options);
    const ResultPage page =
        find_page(enquire, options.offset, options.limit, 0, options.sort != SortOrder::relevance);
    std::vector<Hit> ranking;
    for (const Xapian::MSetIterator& hit : page.hits) {
      ranking.push_back(
          {schema::read_stored_id(hit.get_document().get_data()), rounded_score(hit.get_weight())});
    }
    return ranking;
  });
}

std::optional<Announcement> Searcher::find(std::string_view id) {
  return internal_->retrying([&]() -> std::optional<Announcement> {
    const std::string term = schema::id_term(id);
    const auto found = internal_->database().postlist_begin(term);
    if (found == internal_->database().postlist_end(term)) return std::nullopt;
    return schema::read_stored(internal_->database().get_document(*found).get_data());
  });
}

std::size_t Searcher::document_count() const {
  return schema::translating(internal_->databases.name(),
                             [&] { return internal_->database().get_doccount(); });
}

void Searcher::reopen() {
  schema::translating(internal_->databases.name(), [&] { internal_->databases.reopen(); });
}

bool Searcher::partial() const noexcept {
  return internal_->databases.partial();
}

std::string Searcher::describe(std::string_view query, const SearchOptions& options) {
  return internal_->retrying(
      [&] { return internal_->build(query, options.ranking).query.get_description(); });
}

}  // namespace thongcao
