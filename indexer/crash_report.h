#ifndef THONGCAO_INDEXER_CRASH_REPORT_H_
#define THONGCAO_INDEXER_CRASH_REPORT_H_

#include <string>

namespace thongcao {

// Xapian trusts the bytes of a database when it changes or checks it, and may crash on damaged ones, or write
// without end. From here on either prints one line that says so, and ends the program with `status`.
void report_crashes_on(const std::string& database, int status);

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_CRASH_REPORT_H_
