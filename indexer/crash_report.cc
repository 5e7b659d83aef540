#include "crash_report.h"

#include <csignal>

#include <unistd.h>

#include <thongcao/database.h>

#include "index_report.h"

namespace thongcao {
namespace {

// Written beforehand: a handler may allocate nothing.
std::string message;  // NOLINT(cert-err58-cpp)
int exit_status = 0;

std::string damaged(const std::string& database, const char* sign) {
  return "thongcao-index: " + printable(database) + ": damaged (" + sign +
         "); restore it from a copy or build it again\n";
}

[[noreturn]] void end_with(const std::string& line) {
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) ::_exit(exit_status);
  ::_exit(exit_status);
}

extern "C" void report_crash(int /*signal*/) {
  end_with(message);
}

}  // namespace

void report_crashes_on(const std::string& database, int status) {
  message = damaged(database, "Xapian crashed on it");
  exit_status = status;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) std::signal(signal, report_crash);
  on_endless_write(
      [](const std::string& path) { end_with(damaged(path, "Xapian writes into it without end")); });
}

}  // namespace thongcao
