/* Searches a database from C: search DATABASE QUERY
 *
 *   cc search.c $(pkg-config --cflags --libs thongcao-searcher) -o search
 */
#include <stdio.h>

#include <thongcao/thongcao.h>

static int fail(void) {
  fprintf(stderr, "search: %s\n", thongcao_error_message());
  return 1;
}

static void print_result(const thongcao_results* results, size_t i) {
  const char* text;
  size_t n;
  printf("%zu. %s\n", i + 1, thongcao_result_field(results, i, THONGCAO_TITLE, 0));
  for (n = 0; (text = thongcao_result_field(results, i, THONGCAO_SPEAKER, n)) != NULL; ++n)
    printf("   %s (%s)\n", text, thongcao_result_field(results, i, THONGCAO_SPEAKER_ROLE, n));
  if ((text = thongcao_result_field(results, i, THONGCAO_SNIPPET, 0)) != NULL) printf("   %s\n", text);
}

static void print_years(const thongcao_results* results) {
  const char* year;
  uint64_t count;
  size_t n;
  for (n = 0; (year = thongcao_facet_value(results, THONGCAO_FACET_YEAR, n, &count)) != NULL; ++n)
    printf("%s: %llu\n", year, (unsigned long long)count);
}

int main(int argc, char** argv) {
  thongcao_searcher* searcher = NULL;
  thongcao_options* options = NULL;
  thongcao_results* results = NULL;
  const char* databases[1];
  size_t i;
  int status = 0;
  if (argc != 3) {
    fputs("Usage: search DATABASE QUERY\n", stderr);
    return 2;
  }
  databases[0] = argv[1];
  if (thongcao_open(databases, 1, &searcher) != THONGCAO_OK ||
      thongcao_options_new(&options) != THONGCAO_OK ||
      thongcao_options_set_limit(options, 3) != THONGCAO_OK ||
      thongcao_options_add_facet(options, THONGCAO_FACET_YEAR) != THONGCAO_OK ||
      thongcao_search(searcher, argv[2], options, &results) != THONGCAO_OK) {
    status = fail();
  } else {
    printf("%llu matches\n", (unsigned long long)thongcao_match_count(results));
    for (i = 0; i < thongcao_result_count(results); ++i) print_result(results, i);
    print_years(results);
  }
  thongcao_results_free(results);
  thongcao_options_free(options);
  thongcao_close(searcher);
  return status;
}
