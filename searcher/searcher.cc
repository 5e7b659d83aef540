#include <algorithm>

#include <xapian.h>

#include <thongcao/error.h>
#include <thongcao/searcher.h>

#include "collapse.h"
#include "completion.h"
#include "database_set.h"
#include "deadline.h"
#include "explanation.h"
#include "facets.h"
#include "highlighter.h"
#include "query_builder.h"
#include "query_parser.h"
#include "query_parts.h"
#include "query_repair.h"
#include "ranked_hits.h"
#include "recency.h"
#include "schema/schema.h"
#include "schema/stored_document.h"
#include "schema/xapian_error.h"
#include "similar.h"

namespace thongcao {
namespace {

// Matches are counted exactly up to here; beyond, Xapian's estimate serves.
constexpr Xapian::doccount kCountedMatches = 100;
// Hits behind a page that are looked at for duplicates of what it shows.
constexpr std::size_t kHitsForDuplicates = 500;
// A database that changes again and again while it is read is given up after so many tries.
constexpr int kMaxReopenings = 100;
constexpr int kMaxReopeningsOfDamaged = 10;
// What a query was probably meant to say counts less than what it says.
constexpr double kMeantWeight = 0.8;

void check(const SearchOptions& o) {
  const auto fail = [](const std::string& what) { throw Error(ErrorCode::invalid_argument, what); };
  if (o.limit > kMaxLimit)
    fail("limit must be at most " + std::to_string(kMaxLimit) + ", is " + std::to_string(o.limit));
  if (o.offset > kMaxOffset)
    fail("offset must be at most " + std::to_string(kMaxOffset) + ", is " + std::to_string(o.offset));
  if (o.histogram && *o.histogram != Facet::year && *o.histogram != Facet::month)
    fail("a histogram shows years or months");
  if (o.time_limit.count() < 0) fail("a time limit must be 0 or more");
  if (!(o.recency.weight >= 0) || !(o.recency.half_life_days > 0) ||
      (o.recency.today && !is_valid(*o.recency.today)))
    fail("recency is out of range; see Recency in thongcao/searcher.h");
  const Ranking& r = o.ranking;
  if (!(r.k1 >= 0) || !(r.b >= 0 && r.b <= 1) || !(r.pair_weight >= 0) || !(r.common_share >= 0)) {
    fail("a parameter of the ranking is out of range; see Ranking in thongcao/searcher.h");
  }
}

}  // namespace

class Searcher::Internal {
 public:
  Internal(const std::vector<std::string>& names, Tokenizer given, const SearcherOptions& options)
      : tokenizer(std::move(given)),
        databases(names, tokenizer, options),
        may_be_partial(options.allow_partial) {}

  void reopen() {
    databases.reopen();
    abbreviations.clear();
  }

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
        } catch (const Error& error) {  // what is stored in such a block
          if (error.code() != ErrorCode::corruption || tries >= kMaxReopeningsOfDamaged) throw;
        } catch (const Xapian::NetworkError&) {
          if (tries == kMaxReopenings || !may_be_partial) throw;
        }
        reopen();
      }
    });
  }

  // The query as typed and, where it probably was meant otherwise, as meant.
  BuiltQuery build(std::string_view text, const SearchOptions& options) {
    if (!options.filters.empty() && text.find_first_not_of(" \t\n") == std::string_view::npos)
      return {Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0), {}, {}};
    TermFrequencies frequencies(database());
    const auto build_one = [&](std::string_view query) {
      return QueryBuilder(frequencies, abbreviations, tokenizer, options.ranking)
          .build(*parse_query(query), query);
    };
    BuiltQuery typed = build_one(text);
    auto repaired = repair_query(text, frequencies, tokenizer);
    if (!repaired) return typed;
    BuiltQuery meant = build_one(repaired->text);
    if (!repaired->replaces) {
      meant.query = any_of({typed.query, scaled(kMeantWeight, meant.query)}, Xapian::Query::OP_OR);
      meant.patterns.insert(meant.patterns.end(), typed.patterns.begin(), typed.patterns.end());
    }
    meant.corrected = std::move(repaired->text);
    return meant;
  }

  // The query with what the options add to it.
  Xapian::Query extend(Xapian::Query query, const SearchOptions& options) const {
    using Xapian::Query;
    if (options.recency.weight > 0 && !query.empty()) {
      if (databases.has_remote()) {
        throw Error(ErrorCode::invalid_argument,
                    "recency does not work with a remote database; sort by date instead");
      }
      query = Query(Query::OP_AND_MAYBE, query, Query((new RecencySource(options.recency))->release()));
    }
    const Query filter = filter_query(options.filters);
    return filter.empty() ? query : Query(Query::OP_FILTER, query, filter);
  }

  Xapian::Enquire enquire(const Xapian::Query& query, const Ranking& ranking) const {
    Xapian::Enquire enquire(database());
    enquire.set_query(query);
    // A query word that is typed n times counts n times: k3 so large that it saturates never.
    constexpr double kNoSaturation = 1000;
    constexpr double kMinNormalisedLength = 0.5;
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(ranking.k1, 0, kNoSaturation, ranking.b, kMinNormalisedLength));
    return enquire;
  }

  // The hits of a page.
  struct Page {
    Xapian::MSet hits;
    std::vector<Release> shown;  // hits of the page, in order
  };

  Page find_page(Xapian::Enquire& enquire, const SearchOptions& options, Xapian::doccount counted) const {
    // Undated announcements come last in both orders.
    if (options.sort == SortOrder::newest) enquire.set_sort_by_value_then_relevance(schema::kDateSlot, true);
    if (options.sort == SortOrder::oldest)
      enquire.set_sort_by_value_then_relevance(schema::kOldestSlot, true);
    const bool by_date = options.sort != SortOrder::relevance;
    // Equal scores in the order of indexing, however many databases or shards it is spread over.
    if (!by_date) enquire.set_sort_by_relevance_then_value(schema::kSequenceSlot, false);
    DeadlineSpy ending(deadline);
    const auto watch_deadline = [&] {
      if (deadline.is_set() && !databases.has_remote()) enquire.add_matchspy(&ending);
    };
    watch_deadline();
    // When the search is run once more for its page, facets have been counted.
    const auto before_again = [&] {
      enquire.clear_matchspies();
      watch_deadline();
    };
    deadline.check();
    Page page;
    if (!options.collapse_duplicates) {
      const RankedHits ranked =
          rank_hits(enquire, options.offset, options.limit, counted, by_date, before_again);
      page.hits = ranked.found;
      for (const Xapian::doccount hit : ranked.page) page.shown.push_back({hit, 0});
      return page;
    }
    carry_releases(enquire);
    for (std::size_t wanted = options.offset + options.limit + kHitsForDuplicates;; wanted *= 2) {
      page.hits = enquire.get_mset(0, static_cast<Xapian::doccount>(wanted), counted);
      page.shown = group_releases(page.hits);
      if (page.shown.size() >= options.offset + options.limit || page.hits.size() < wanted) break;
      before_again();
    }
    const auto begin = page.shown.begin();
    const std::size_t first = std::min(options.offset, page.shown.size());
    page.shown = {begin + static_cast<std::ptrdiff_t>(first),
                  begin + static_cast<std::ptrdiff_t>(std::min(first + options.limit, page.shown.size()))};
    return page;
  }

  Results search(BuiltQuery&& built, const SearchOptions& options) {
    const Xapian::Query query = extend(std::move(built.query), options);
    Xapian::Enquire enquire = this->enquire(query, options.ranking);
    FacetCounter counter;
    for (const Facet facet : options.facets) counter.watch(facet, enquire);
    if (options.histogram) counter.watch(*options.histogram, enquire);
    const Page page = find_page(enquire, options, counter.watches() ? kMaxCountedMatches : kCountedMatches);

    Results results;
    results.partial = databases.partial();
    results.corrected_query = std::move(built.corrected);
    results.matches = page.hits.get_uncollapsed_matches_estimated();
    results.matches_exact =
        page.hits.get_uncollapsed_matches_lower_bound() == page.hits.get_uncollapsed_matches_upper_bound();
    if (counter.watches() && counter.counted() < kMaxCountedMatches) {
      results.matches = counter.counted();
      results.matches_exact = true;
    }
    Highlighter highlighter(tokenizer, built.patterns);
    // fetch() alone crashes behind an offset (Xapian 1.4.22)
    if (!options.collapse_duplicates && !page.hits.empty())
      page.hits.fetch(page.hits.begin(), page.hits.end());
    for (const Release& release : page.shown) {
      deadline.check();
      results.results.push_back(make_result(page.hits[release.hit], highlighter, options));
      results.results.back().rank = options.offset + results.results.size();
      results.results.back().duplicates = release.duplicates;
    }
    deadline.check();
    if (options.explain) explain_results(query, page, options.ranking, results.results);
    for (const Facet facet : options.facets)
      results.facets.emplace_back(facet, counter.most_frequent(facet, options.facet_values));
    if (options.histogram) results.histogram = counter.in_order(*options.histogram);
    return results;
  }

  const Xapian::Database& database() const { return databases.database(); }

  // The document with an id; 0 when there is none.
  Xapian::docid find(std::string_view id) const {
    const std::string term = schema::id_term(id);
    const auto found = database().postlist_begin(term);
    return found == database().postlist_end(term) ? 0 : *found;
  }

  Tokenizer tokenizer;
  DatabaseSet databases;
  bool may_be_partial;
  DatabaseAbbreviations abbreviations{databases.database()};
  Deadline deadline;  // of the search that runs

 private:
  Result make_result(const Xapian::MSetIterator& hit, Highlighter& highlighter,
                     const SearchOptions& options) {
    Announcement a = schema::read_stored(databases.stored_form(hit.get_document()));
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

  void explain_results(const Xapian::Query& query, const Page& page, const Ranking& ranking,
                       std::vector<Result>& results) const {
    std::vector<std::pair<Xapian::docid, std::string>> ids;
    for (std::size_t i = 0; i < results.size(); ++i)
      ids.emplace_back(*page.hits[page.shown[i].hit], results[i].id);
    Explanations explanations =
        explain(query, ids, [&](const Xapian::Query& part) { return enquire(part, ranking); });
    for (std::size_t i = 0; i < results.size(); ++i)
      results[i].explanation = std::move(explanations[ids[i].first]);
  }
};

Searcher::Searcher(const std::vector<std::string>& databases, Tokenizer tokenizer,
                   const SearcherOptions& options)
    : internal_(std::make_unique<Internal>(databases, std::move(tokenizer), options)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Results Searcher::search(std::string_view query, const SearchOptions& options) {
  check(options);
  internal_->deadline = Deadline(options.time_limit);
  return internal_->retrying([&] { return internal_->search(internal_->build(query, options), options); });
}

Results Searcher::similar(std::string_view id, const SearchOptions& options) {
  check(options);
  internal_->deadline = Deadline(options.time_limit);
  return internal_->retrying([&] {
    const Xapian::docid document = internal_->find(id);
    if (document == 0)
      throw Error(ErrorCode::not_found,
                  internal_->databases.name() + ": has no announcement '" + std::string(id) + "'");
    return internal_->search(query_like(internal_->database(), document, id, options.ranking), options);
  });
}

std::vector<Completion> Searcher::complete(std::string_view prefix, std::size_t limit) {
  if (limit > kMaxLimit) {
    throw Error(ErrorCode::invalid_argument,
                "limit must be at most " + std::to_string(kMaxLimit) + ", is " + std::to_string(limit));
  }
  return internal_->retrying([&] { return thongcao::complete(internal_->databases, prefix, limit); });
}

std::vector<Hit> Searcher::rank(std::string_view query, const SearchOptions& options) {
  check(options);
  internal_->deadline = Deadline(options.time_limit);
  return internal_->retrying([&] {
    Xapian::Enquire enquire = internal_->enquire(
        internal_->extend(internal_->build(query, options).query, options), options.ranking);
    const auto page = internal_->find_page(enquire, options, 0);
    std::vector<Hit> ranking;
    for (const Release& release : page.shown) {
      const auto hit = page.hits[release.hit];
      ranking.push_back({schema::read_stored_id(internal_->databases.stored_form(hit.get_document())),
                         rounded_score(hit.get_weight())});
    }
    return ranking;
  });
}

std::optional<Announcement> Searcher::find(std::string_view id) {
  return internal_->retrying([&]() -> std::optional<Announcement> {
    const Xapian::docid document = internal_->find(id);
    if (document == 0) return std::nullopt;
    return schema::read_stored(
        internal_->databases.stored_form(internal_->database().get_document(document)));
  });
}

std::size_t Searcher::document_count() const {
  return schema::translating(internal_->databases.name(),
                             [&] { return internal_->database().get_doccount(); });
}

const std::string& Searcher::revision() const noexcept {
  return internal_->databases.revision();
}

void Searcher::reopen() {
  schema::translating(internal_->databases.name(), [&] { internal_->reopen(); });
}

bool Searcher::partial() const noexcept {
  return internal_->databases.partial();
}

std::string Searcher::describe(std::string_view query, const SearchOptions& options) {
  check(options);
  return internal_->retrying(
      [&] { return internal_->extend(internal_->build(query, options).query, options).get_description(); });
}

}  // namespace thongcao
