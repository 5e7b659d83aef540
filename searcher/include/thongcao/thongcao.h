#ifndef THONGCAO_THONGCAO_H_
#define THONGCAO_THONGCAO_H_

/* The searcher for C, and for any language that can call C.
 *
 *   thongcao_searcher* searcher;
 *   thongcao_results* results;
 *   const char* databases[] = {"announcements.db"};
 *   if (thongcao_open(databases, 1, &searcher) != THONGCAO_OK ||
 *       thongcao_search(searcher, "hội nghị tổng kết", NULL, &results) != THONGCAO_OK) {
 *     fprintf(stderr, "%s\n", thongcao_error_message());
 *     return 1;
 *   }
 *   for (size_t i = 0; i < thongcao_result_count(results); ++i)
 *     puts(thongcao_result_field(results, i, THONGCAO_TITLE, 0));
 *   thongcao_results_free(results);
 *   thongcao_close(searcher);
 *
 * Strings are UTF-8 and end with a zero byte; a string from a database ends where it has a zero byte itself.
 * Strings that are given must be valid UTF-8, but for the paths of databases, else the call fails with
 * THONGCAO_INVALID_ARGUMENT. So it does with a null pointer where a thing is needed. Strings that are
 * returned belong to the thing they were asked of and live as long as it does.
 *
 * Errors: a call that can fail returns a status and, unless that is THONGCAO_OK, leaves its out parameter
 * null or 0. No exception leaves the library, and it never prints or exits.
 *
 * Threads: a searcher serves one call at a time, and tells a call that comes meanwhile THONGCAO_IN_USE; open
 * one for each thread, which is cheap. Options, results, completions and announcements may be read by several
 * threads at once, but not while one changes or frees them.
 *
 * Use after close or free is undefined, but where the library was built with THONGCAO_CHECK_HANDLES, as in
 * debug builds, it is told: THONGCAO_CLOSED, or nothing found.
 *
 * Numbers of enumerators never change, and later versions may add to them.
 */

#include <stddef.h>
#include <stdint.h>

#include <thongcao/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Values of thongcao_status. All but the last four mean what thongcao::ErrorCode of error.h does. */
enum {
  THONGCAO_OK = 0,
  THONGCAO_INVALID_ARGUMENT = 1,
  THONGCAO_NOT_FOUND = 2,
  THONGCAO_IO = 3,
  THONGCAO_CORRUPTION = 4,
  THONGCAO_INCOMPATIBLE_INDEX = 5,
  THONGCAO_INVALID_QUERY = 6, /* see thongcao_error_column() */
  THONGCAO_LOCKED = 7,
  THONGCAO_UNAVAILABLE = 8,
  THONGCAO_TIMED_OUT = 9,
  THONGCAO_OUT_OF_MEMORY = 10,
  THONGCAO_IN_USE = 11, /* another thread is in a call of this searcher */
  THONGCAO_CLOSED = 12, /* no open thing of this kind, in debug builds */
  THONGCAO_INTERNAL = 13
};
typedef int32_t thongcao_status;

/* What the last call of this thread that failed said: what happened, where, and what to do about it, in
 * English. "" when none has failed. Valid until the next one fails; at most 1023 bytes. */
THONGCAO_API const char* thongcao_error_message(void);
/* After THONGCAO_INVALID_QUERY: the place in the query, in characters from 1; else 0. */
THONGCAO_API size_t thongcao_error_column(void);

/* "0.1.0": of the library, not of this header. */
THONGCAO_API const char* thongcao_version(void);

/* Searchers: thongcao::Searcher of searcher.h. */
typedef struct thongcao_searcher thongcao_searcher;

/* Opens one or several databases, searched as one: paths, or HOST:PORT of one served by xapian-tcpsrv. */
THONGCAO_API thongcao_status thongcao_open(const char* const* databases, size_t count,
                                           thongcao_searcher** searcher);
/* The same, told how long to wait for a remote database, in milliseconds, at least 1: for a connection and
 * for each of its answers (10,000 both in thongcao_open()). With `allow_partial` not 0, searches are answered
 * without the remote databases that fail, rather than not at all; see thongcao_is_partial(). */
THONGCAO_API thongcao_status thongcao_open_remote(const char* const* databases, size_t count,
                                                  uint32_t connect_timeout, uint32_t timeout,
                                                  int32_t allow_partial, thongcao_searcher** searcher);
/* Results live on. Null is left alone. */
THONGCAO_API thongcao_status thongcao_close(thongcao_searcher* searcher);
/* Sees what was indexed since the searcher was opened or last reopened. */
THONGCAO_API thongcao_status thongcao_reopen(thongcao_searcher* searcher);
THONGCAO_API thongcao_status thongcao_document_count(thongcao_searcher* searcher, uint64_t* count);

/* What is counted and filtered by. */
enum {
  THONGCAO_FACET_SPEAKER = 0,
  THONGCAO_FACET_AGENCY = 1,
  THONGCAO_FACET_SOURCE = 2,
  THONGCAO_FACET_YEAR = 3, /* "2019" */
  THONGCAO_FACET_MONTH = 4 /* "2019-12" */
};
enum { THONGCAO_SORT_RELEVANCE = 0, THONGCAO_SORT_NEWEST = 1, THONGCAO_SORT_OLDEST = 2 };

/* Options of a search: thongcao::SearchOptions of searcher.h, which has their units and defaults. A value out
 * of range is refused by the search, one of no enumerator or a string by the setter. */
typedef struct thongcao_options thongcao_options;

THONGCAO_API thongcao_status thongcao_options_new(thongcao_options** options);
THONGCAO_API void thongcao_options_free(thongcao_options* options);
/* Of the ranking, from 0; at most 1,000,000,000. */
THONGCAO_API thongcao_status thongcao_options_set_offset(thongcao_options* options, uint64_t offset);
/* 10 unless set; at most 100,000. */
THONGCAO_API thongcao_status thongcao_options_set_limit(thongcao_options* options, uint64_t limit);
THONGCAO_API thongcao_status thongcao_options_set_sort(thongcao_options* options, int32_t sort);
/* About so many characters; 240 unless set, 0 for no snippets. */
THONGCAO_API thongcao_status thongcao_options_set_snippet_characters(thongcao_options* options,
                                                                     uint64_t characters);
/* Lets through what has exactly this value, as facets return it; all filters hold. */
THONGCAO_API thongcao_status thongcao_options_add_filter(thongcao_options* options, int32_t facet,
                                                         const char* value);
/* Counts the matches of each value. */
THONGCAO_API thongcao_status thongcao_options_add_facet(thongcao_options* options, int32_t facet);
/* So many values of each facet are returned, the most frequent ones; 10 unless set. */
THONGCAO_API thongcao_status thongcao_options_set_facet_values(thongcao_options* options, uint64_t values);
/* Counts the matches of each year or month, the earliest first. */
THONGCAO_API thongcao_status thongcao_options_set_histogram(thongcao_options* options, int32_t facet);
/* Not 0: of announcements that are one release, the best alone. */
THONGCAO_API thongcao_status thongcao_options_set_collapse(thongcao_options* options, int32_t collapse);
/* Recent announcements gain `weight` × 2^(−age ÷ half_life_days); a usual weight is 3, a half-life 365. */
THONGCAO_API thongcao_status thongcao_options_set_recency(thongcao_options* options, double weight,
                                                          double half_life_days);
/* The search fails with THONGCAO_TIMED_OUT after so long; 0, any time, unless set. */
THONGCAO_API thongcao_status thongcao_options_set_time_limit(thongcao_options* options,
                                                             uint64_t milliseconds);

/* What a search found. */
typedef struct thongcao_results thongcao_results;

/* `options` may be null. Queries are in the language of searcher/query_language.md. */
THONGCAO_API thongcao_status thongcao_search(thongcao_searcher* searcher, const char* query,
                                             const thongcao_options* options, thongcao_results** results);
/* Announcements like the one with this id; THONGCAO_NOT_FOUND when there is none. */
THONGCAO_API thongcao_status thongcao_similar(thongcao_searcher* searcher, const char* id,
                                              const thongcao_options* options, thongcao_results** results);
THONGCAO_API void thongcao_results_free(thongcao_results* results);

/* Number of results returned, of the page. */
THONGCAO_API size_t thongcao_result_count(const thongcao_results* results);
/* Announcements that match. */
THONGCAO_API uint64_t thongcao_match_count(const thongcao_results* results);
/* 0: thongcao_match_count() is an estimate. */
THONGCAO_API int32_t thongcao_match_count_is_exact(const thongcao_results* results);
/* Not 0: a remote database did not answer and is left out. */
THONGCAO_API int32_t thongcao_is_partial(const thongcao_results* results);
/* "Did you mean": the query as it probably was meant when words of it look mistyped, else null. What it finds
 * is among the results. */
THONGCAO_API const char* thongcao_corrected_query(const thongcao_results* results);

enum {
  THONGCAO_ID = 0,
  THONGCAO_TITLE = 1,
  THONGCAO_DATE = 2, /* "2019-12-19" */
  THONGCAO_SOURCE = 3,
  THONGCAO_URL = 4,
  THONGCAO_SPEAKER = 5,      /* one for each speaker: "Chu Ngọc Anh" */
  THONGCAO_SPEAKER_ROLE = 6, /* of the speaker with the same number; may be "" */
  THONGCAO_ORGANIZATION = 7,
  THONGCAO_DOC_NUMBER = 8,
  THONGCAO_SNIPPET = 9,       /* the best passage of the body; results only */
  THONGCAO_TITLE_HTML = 10,   /* escaped, with <mark> around matches; results only */
  THONGCAO_SNIPPET_HTML = 11, /* the same */
  THONGCAO_BODY = 12          /* announcements only */
};

/* Value number `n`, from 0, of a field of result number `i`, from 0; null when there is none. What is not
 * known has no value. Several are possible of speakers, their roles, organizations and document numbers. */
THONGCAO_API const char* thongcao_result_field(const thongcao_results* results, size_t i, int32_t field,
                                               size_t n);
/* 0 when there is no such result. */
THONGCAO_API double thongcao_result_score(const thongcao_results* results, size_t i);
/* With collapsing: other announcements of this release among the hits that were looked at. */
THONGCAO_API size_t thongcao_result_duplicates(const thongcao_results* results, size_t i);

/* Bytes [begin, end) of a text. */
typedef struct thongcao_range {
  size_t begin;
  size_t end;
} thongcao_range;

/* Puts the first `capacity` places of THONGCAO_TITLE or THONGCAO_SNIPPET that match into `ranges`, in order
 * and without overlap, and returns how many there are in all. `ranges` may be null when `capacity` is 0. */
THONGCAO_API size_t thongcao_result_matches(const thongcao_results* results, size_t i, int32_t field,
                                            thongcao_range* ranges, size_t capacity);

/* Value number `n`, from 0, of a facet that was asked for, the most frequent first, and in `count`, unless
 * that is null, how many matches have it. Null when there is none. */
THONGCAO_API const char* thongcao_facet_value(const thongcao_results* results, int32_t facet, size_t n,
                                              uint64_t* count);
/* The same of the years or months that have matches, the earliest first. */
THONGCAO_API const char* thongcao_histogram_value(const thongcao_results* results, size_t n, uint64_t* count);

/* An announcement as it was indexed. */
typedef struct thongcao_announcement thongcao_announcement;

/* THONGCAO_NOT_FOUND when there is none with this id. */
THONGCAO_API thongcao_status thongcao_find(thongcao_searcher* searcher, const char* id,
                                           thongcao_announcement** announcement);
THONGCAO_API void thongcao_announcement_free(thongcao_announcement* announcement);
/* As thongcao_result_field(). */
THONGCAO_API const char* thongcao_announcement_field(const thongcao_announcement* announcement, int32_t field,
                                                     size_t n);

/* What a user may be about to type. */
typedef struct thongcao_completions thongcao_completions;

enum { THONGCAO_PHRASE = 0, THONGCAO_SPEAKER_NAME = 1, THONGCAO_TITLE_LINE = 2 };

/* At most `limit` of each kind, which is at most 100,000. */
THONGCAO_API thongcao_status thongcao_complete(thongcao_searcher* searcher, const char* prefix,
                                               uint64_t limit, thongcao_completions** completions);
THONGCAO_API void thongcao_completions_free(thongcao_completions* completions);
/* Completion number `n`, from 0; null when there is none. Its kind and the number of announcements that have
 * it go into `kind` and `count` unless these are null. */
THONGCAO_API const char* thongcao_completion(const thongcao_completions* completions, size_t n, int32_t* kind,
                                             uint64_t* count);

#ifdef __cplusplus
}
#endif

#endif /* THONGCAO_THONGCAO_H_ */
