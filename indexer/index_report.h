#ifndef THONGCAO_INDEXER_INDEX_REPORT_H_
#define THONGCAO_INDEXER_INDEX_REPORT_H_

#include <ostream>
#include <string>
#include <string_view>

#include <thongcao/database.h>
#include <thongcao/indexer.h>

namespace thongcao {

// "1.5 MB", "278 MB": three digits, decimal units.
std::string format_bytes(std::uint64_t bytes);
// "8 s", "2 min 05 s", "1 h 10 min"
std::string format_duration(double seconds);

// What a message quotes from a dump, which is hostile: each control character becomes U+FFFD, so that nothing
// commands a terminal and a message stays one line, and a long text is cut.
std::string printable(std::string_view text);

// A line of JSON for a terminal: DEL and C1 controls, which JSON need not escape, are escaped.
std::string escape_controls(std::string_view json);

// One line that overwrites itself on a terminal: how far, how fast, how long still.
class ProgressLine {
 public:
  explicit ProgressLine(std::ostream& out) : out_(out) {}
  void show(const IndexProgress& progress);
  // Removes the line, so that something else can be printed.
  void clear();

 private:
  std::ostream& out_;
  bool shown_ = false;
};

// What a database holds, for people and for programs.
void print_statistics(const DatabaseStatistics& statistics, std::ostream& out);
void print_statistics_json(const DatabaseStatistics& statistics, std::ostream& out);

// What was done, in a few lines.
void print_summary(const IndexSummary& summary, const std::string& database, std::ostream& out);

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_INDEX_REPORT_H_
