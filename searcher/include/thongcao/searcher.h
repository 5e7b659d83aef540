#ifndef THONGCAO_SEARCHER_H_
#define THONGCAO_SEARCHER_H_

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

// Parameters of the ranking, BM25 over words and pairs of adjacent syllables. The defaults were measured on
// two collections (searcher/README.md) and are flat around these values.
struct Ranking {
  double k1 = 0.6;            // how soon repetition stops to count, 0 or more
  double b = 0.3;             // how much long announcements are damped, 0 to 1
  double pair_weight = 0.5;   // of a pair of adjacent syllables beside a word's 1; 0 or more
  double common_share = 0.3;  // syllables in more than this share of all announcements do not count, 0 to 1
};

struct SearchOptions {
  std::size_t offset = 0;  // results to leave out from the best on
  std::size_t limit = 10;  // results to return, at most kMaxLimit
  SortOrder sort = SortOrder::relevance;
  std::vector<Facet> facets;
  std::size_t facet_values = 10;         // values to return for each facet, the most frequent ones
  std::size_t snippet_characters = 240;  // about; 0 for no snippets
  Ranking ranking;
};

// How databases are opened.
struct SearcherOptions {
  unsigned connect_timeout_ms = 10'000;  // for a connection to a remote database; at least 1
  unsigned timeout_ms = 10'000;          // for each of its answers; at least 1
  bool allow_partial = false;  // answer without the remote databases that fail, rather than not at all
};

inline constexpr std::size_t kMaxLimit = 100'000;

// A stretch of a text in bytes.
struct ByteRange {
  std::size_t begin;
  std::size_t end;
};

// A piece of text with the places that match the query, in order and without overlap.
struct Excerpt {
  std::string text;  // valid UTF-8, in one line
  std::vector<ByteRange> matches;
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
};

struct FacetCount {
  std::string value;
  std::size_t count;
};

struct Results {
  std::vector<Result> results;
  std::size_t matches = 0;    // announcements that match
  bool matches_exact = true;  // false: `matches` is an estimate
  bool partial = false;       // some remote database did not answer; only with SearcherOptions::allow_partial
  std::vector<std::pair<Facet, std::vector<FacetCount>>> facets;  // in the order asked for
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

  // Throws QueryError when the query cannot be meant, Error(invalid_argument) when an option is out of range,
  // Error(corruption), Error(io) or Error(unavailable) when a database fails. A database that is updated
  // meanwhile is reopened, and the search sees its newest state.
  Results search(std::string_view query, const SearchOptions& options = {});

  // The ranking alone, as a batch of queries needs it.
  std::vector<Hit> rank(std::string_view query, const SearchOptions& options = {});

  // The announcement with this id; nothing when there is none.
  std::optional<Announcement> find(std::string_view id);

  std::size_t document_count() const;

  // Sees what was indexed since the object was made or last reopened, and tries again to reach the remote
  // databases that were left out.
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
