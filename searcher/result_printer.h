#ifndef THONGCAO_SEARCHER_RESULT_PRINTER_H_
#define THONGCAO_SEARCHER_RESULT_PRINTER_H_

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/searcher.h>

namespace thongcao {

// Writes the results of searches. One subclass a format of thongcao-search.
class ResultPrinter {
 public:
  virtual ~ResultPrinter() = default;
  virtual void print(std::string_view query_id, std::string_view query, const Results& results) = 0;
  virtual void print(std::string_view prefix, const std::vector<Completion>& completions) = 0;
};

// For people: matches in colour when `colour`, nothing unprintable (thongcao/printable.h).
std::unique_ptr<ResultPrinter> make_text_printer(std::ostream& out, bool colour);
// One object of JSON for each query, as searcher/results.schema.json says. What is unprintable is escaped.
std::unique_ptr<ResultPrinter> make_json_printer(std::ostream& out);
// `query-id Q0 document-id rank score thongcao`, as trec_eval reads it. Spaces and control characters of ids
// are written as in a URL (%20), since they would end the field.
void print_trec(std::string_view query_id, const std::vector<Hit>& hits, std::size_t offset,
                std::ostream& out);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_RESULT_PRINTER_H_
