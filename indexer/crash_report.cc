#include "crash_report.h"

#include <csignal>

#include <unistd.h>

#include "index_report.h"

namespace thongcao {
namespace {

// Written beforehand: a handler may allocate nothing.
std::string message;  // NOLINT(cert-err58-cpp)
int exit_status = 0;

extern "C" void report_crash(int /*signal*/) {
  if (::write(STDERR_FILENO, message.data(), message.size()) < 0) ::_exit(exit_status);
  ::_exit(exit_status);
}

}  // namespace

void report_crashes_on(const std::string& database, int status) {
  message = "thongcao-index: " + printable(database) +
            ": damaged (Xapian crashed on it); restore it from a copy or build it again\n";
  exit_status = status;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) std::signal(signal, report_crash);
}

}  // namespace thongcao
