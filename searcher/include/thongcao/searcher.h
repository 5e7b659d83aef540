#ifndef THONGCAO_SEARCHER_H_
#define THONGCAO_SEARCHER_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thongcao/announcement.h>
#include <thongcao/date.h>
#include <thongcao/export.h>
#include <thongcao/query_error.h>
#include <thongcao/tokenizer.h>

namespace thongcao {

enum class SortOrder : std::uint8_t { relevance, newest, oldest };  // undated announcements come last

enum class Facet : std::uint8_t { speaker, agency, source, year, month };
// "speaker", "agency" … and back; nothing for an unknown name.
THONGCAO_API std::string_view facet_name(Facet facet) noexcept;
THONGCAO_API std::optional<Facet> facet_of_name(std::string_view name) noexcept;

// Lets through announcements whose facet has exactly this value, as facets return it: a speaker's name, an
// agency, the source, "2019", "2019-12".
struct Filter {
  Facet facet;
  std::string value;
};

// Recent announcements gain: weight × 2^(−age ÷ half_life_days) is added to the score, age in days before
// `today`; to undated ones nothing, to those of the future the weight. A weight of 3 is worth about as much
// as a word that one announcement in twenty has.
struct Recency {
  double weight = 0;                         // 0 or more; 0: relevance alone
  double half_life_days = kHalfLifeDays;     // more than 0
  std::optional<Date> today = std::nullopt;  // nothing: the day of the search, UTC

  static constexpr double kUsualWeight = 3;
  static constexpr double kHalfLifeDays = 365;
};

// Parameters of the ranking, BM25 over words and pairs of adjacent syllables. The defaults were measured on
// two collections (searcher/README.md) and are flat around these values.
struct Ranking {
  double k1 = 0.6;            // how soon repetition stops to count, 0 or more
  double b = 0.3;             // how much long announcements are damped, 0 to 1
  double pair_weight = 0.5;   // of a pair of adjacent syllables beside a word's 1; 0 or more
  double common_share = 0.3;  // syllables in more than this share of all announcements do not count, 0 to 1
};

struct SearchOptions {
  std::size_t offset = 0;  // results to leave out from the best on, at most kMaxOffset
  std::size_t limit = 10;  // results to return, at most kMaxLimit
  SortOrder sort = SortOrder::relevance;
  std::vector<Filter> filters;           // all of them hold
  std::vector<Facet> facets;             // to count over all matches, not over one page
  std::size_t facet_values = 10;         // values to return for each facet, the most frequent ones
  std::optional<Facet> histogram;        // year or month: count the matches of each
  bool collapse_duplicates = false;      // of announcements that are one release, show the best alone
  bool explain = false;                  // fill Result::explanation
  std::size_t snippet_characters = 240;  // about; 0 for no snippets
  Ranking ranking;
  Recency recency;
  // How long a search may take, 0: any time. Looked at between the stages of a search and every few documents
  // of a match, but not within a stage, nor on a remote database while it matches.
  std::chrono::milliseconds time_limit{0};
};

// How databases are opened.
struct SearcherOptions {
  unsigned connect_timeout_ms = 10'000;  // for a connection to a remote database; at least 1
  unsigned timeout_ms = 10'000;          // for each of its answers; at least 1
  bool allow_partial = false;  // answer without the remote databases that fail, rather than not at all
};

inline constexpr std::size_t kMaxLimit = 100'000;
inline constexpr std::size_t kMaxOffset = 1'000'000'000;
// Facets, histogram and the number of matches are exact up to so many matches where facets or a histogram are
// asked for, else up to a hundred; beyond, at least so many are counted.
inline constexpr std::size_t kMaxCountedMatches = 1'000'000;

// A stretch of a text in bytes.
struct ByteRange {
  std::size_t begin;
  std::size_t end;
};

// A piece of text with the places that match the query, in order and without overlap.
struct Excerpt {
  std::string text;  // valid UTF-8, in one line, without the characters of thongcao/printable.h
  std::vector<ByteRange> matches;
};

// The excerpt as HTML text: `<`, `>`, `&` and quotes escaped, each match between `<mark>` and `</mark>`.
THONGCAO_API std::string to_html(const Excerpt& excerpt);

// What a part of a query gave to a score.
struct ScorePart {
  std::string field;  // "text", "word" (a compound), "pair" (two adjacent syllables, unaccented), "title",
                      // "speaker", "agency", "source", "number", "recency" or "mixed"
  std::string text;   // its terms: "hội nghị"; variants that count as one are joined by " | "
  double score;
};

struct Result {
  std::size_t rank = 0;  // from 1, offset included
  double score = 0;
  std::string id;
  Excerpt title;
  std::optional<Date> date;
  std::vector<Speaker> speakers;
  std::vector<std::string> organizations;
  std::vector<std::string> doc_numbers;
  std::string source;
  std::string url;
  Excerpt snippet;  // the best passage of the body
  // With collapse_duplicates: other announcements of this release among the hits that were looked at: those
  // up to 500 behind the page, at least.
  std::size_t duplicates = 0;
  std::vector<ScorePart> explanation;  // with explain: greatest first; the parts add up to `score`
};

struct FacetCount {
  std::string value;
  std::size_t count;
};

struct Results {
  std::vector<Result> results;
  std::size_t matches = 0;    // announcements that match, before duplicates are collapsed
  bool matches_exact = true;  // false: `matches` is an estimate
  bool partial = false;       // some remote database did not answer; only with SearcherOptions::allow_partial
  std::vector<std::pair<Facet, std::vector<FacetCount>>> facets;  // in the order asked for
  std::vector<FacetCount> histogram;  // the years or months that have matches, the earliest first
  // "Did you mean": the query as it probably was meant, when words of it look mistyped. What it finds is
  // among the results.
  std::optional<std::string> corrected_query;
};

// Something that a user may be about to type.
struct Completion {
  enum class Kind : std::uint8_t { phrase, speaker, title };
  Kind kind;
  std::string text;
  std::size_t count;  // announcements that have it; of a title, those that begin so
};

// The place of an announcement in a ranking, without anything that must be looked up.
struct Hit {
  std::string id;
  double score;
};

// Searches one or several databases as one.
//
//   thongcao::Searcher searcher({"announcements.db"});
//   for (const thongcao::Result& result : searcher.search("speaker:\"Chu Ngọc Anh\" đổi mới sáng
//   tạo").results)
//     std::cout << result.rank << ". " << result.title.text << '\n';
//
// Queries are in the language of searcher/query_language.md; a query without diacritics finds accented text.
// Thread safety: cheap to make and used by one thread at a time; make one for each thread.
class THONGCAO_API Searcher {
 public:
  // `databases`: paths, also of sharded databases, or HOST:PORT of one served by xapian-tcpsrv. Throws
  // Error(invalid_argument) when there is none or an option is out of range, Error(not_found),
  // Error(incompatible_index), Error(corruption) or Error(unavailable) when one cannot be searched.
  explicit Searcher(const std::vector<std::string>& databases, Tokenizer tokenizer = Tokenizer(),
                    const SearcherOptions& options = {});
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  // An empty query with filters finds all that they let through. Pages of one search fit together without
  // gap or repetition as long as the databases do not change: equals keep the order they were indexed in.
  // Throws QueryError when the query cannot be meant, Error(invalid_argument) when an option is out of range
  // or recency is asked of a remote database, Error(timed_out) when options.time_limit has passed,
  // Error(corruption), Error(io) or Error(unavailable) when a database fails. A database that is updated
  // meanwhile is reopened, and the search sees its newest state.
  Results search(std::string_view query, const SearchOptions& options = {});

  // Announcements like the one with this id, by the words and speakers that tell it from all others. Throws
  // Error(not_found) when there is none, otherwise as search().
  Results similar(std::string_view id, const SearchOptions& options = {});

  // What begins with `prefix`, in any letter case, with or without accents: at most `limit` compounds, then
  // as many speakers and titles, the most frequent ones first, but those that agree with the accents typed
  // before others. Nothing for a prefix without letters and digits. Of very many beginnings alike, the first
  // 20,000 in alphabetical order are looked at. Throws Error(invalid_argument) when the limit is greater than
  // kMaxLimit.
  std::vector<Completion> complete(std::string_view prefix, std::size_t limit = 10);

  // The ranking alone, as a batch of queries needs it.
  std::vector<Hit> rank(std::string_view query, const SearchOptions& options = {});

  // The announcement with this id; nothing when there is none.
  std::optional<Announcement> find(std::string_view id);

  std::size_t document_count() const;

  // Names the state of what is searched: another after an update that this object sees, the same for all
  // objects that see the same. Empty with a remote database, which does not tell.
  const std::string& revision() const noexcept;

  // Sees what was indexed since the object was made or last reopened, and tries again to reach the remote
  // databases that were left out. Throws as the constructor does; the searcher then stays as it was.
  void reopen();

  // Whether a remote database was left out in the last search. Only with SearcherOptions::allow_partial.
  bool partial() const noexcept;

  // How the query was understood, for people who look into the ranking.
  std::string describe(std::string_view query, const SearchOptions& options = {});

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_H_
