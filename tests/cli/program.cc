#include "program.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <pty.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace thongcao::tests {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience(120);
constexpr std::chrono::milliseconds kBetweenLooks(2);

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// A file without a name, gone when it is closed. Output that goes to one can never block the program.
File scratch_file(std::string_view content = {}) {
  File file(std::tmpfile(), &std::fclose);
  if (!file) fail("no temporary file can be made");
  if (!content.empty() && std::fwrite(content.data(), 1, content.size(), file.get()) != content.size())
    fail("a temporary file cannot be written");
  if (std::fflush(file.get()) != 0) fail("a temporary file cannot be written");
  std::rewind(file.get());
  return file;
}

// Reads without moving the place where a running program writes next.
std::string content_of(std::FILE* file) {
  std::string content;
  char block[1 << 16];
  for (ssize_t got = 0;
       (got = ::pread(::fileno(file), block, sizeof block, static_cast<off_t>(content.size()))) > 0;)
    content.append(block, static_cast<std::size_t>(got));
  return content;
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const std::string& path, int flags) : value_(::open(path.c_str(), flags | O_CLOEXEC)) {
    if (value_ < 0) fail(path);
  }
  ~Descriptor() { ::close(value_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

pid_t spawn(const std::string& path, const Arguments& arguments, int in, int out, int err) {
  std::vector<std::string> words = {path};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  pid_t pid = -1;
  const int error = ::posix_spawn(&pid, path.c_str(), &actions, nullptr, pointers.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::system_error(error, std::generic_category(), path);
  return pid;
}

int status_of(int wait_status) {
  return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

int wait_for(pid_t pid) {
  const auto deadline = Clock::now() + kPatience;
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(pid, &status, WNOHANG);
    if (ended == pid) return status_of(status);
    if (ended < 0 && errno != EINTR) fail("waitpid");
    if (Clock::now() > deadline) {
      ::kill(pid, SIGKILL);
      ::waitpid(pid, &status, 0);
      return status_of(status);
    }
    std::this_thread::sleep_for(kBetweenLooks);
  }
}

Outcome run_to_end(const std::string& path, const Arguments& arguments, int in, int out) {
  const File err = scratch_file();
  Outcome outcome;
  outcome.status = wait_for(spawn(path, arguments, in, out, ::fileno(err.get())));
  outcome.err = content_of(err.get());
  return outcome;
}

}  // namespace

std::ostream& operator<<(std::ostream& stream, const Outcome& outcome) {
  return stream << "status " << outcome.status << "\n--- standard output\n"
                << outcome.out << "--- standard error\n"
                << outcome.err << "---";
}

RunningProgram::RunningProgram(const std::string& path, const Arguments& arguments)
    : out_(scratch_file()), err_(scratch_file()) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail("no pipe can be made");
  const Descriptor read_end(ends[0]);
  input_ = ends[1];
  pid_ = spawn(path, arguments, read_end.get(), ::fileno(out_.get()), ::fileno(err_.get()));
  std::signal(SIGPIPE, SIG_IGN);  // a program that has ended is to show as an error of write()
  ::fcntl(input_, F_SETFL, O_NONBLOCK);
}

RunningProgram::~RunningProgram() {
  if (input_ >= 0) ::close(input_);
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

void RunningProgram::write(std::string_view text) {
  const auto deadline = Clock::now() + kPatience;
  while (!text.empty()) {
    const ssize_t count = ::write(input_, text.data(), text.size());
    if (count >= 0) {
      text.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (errno != EAGAIN && errno != EINTR) fail("the program has closed its standard input");
    if (Clock::now() > deadline) throw std::runtime_error("the program does not read its standard input");
    std::this_thread::sleep_for(kBetweenLooks);
  }
}

void RunningProgram::write_until_read(std::string_view text) {
  const int capacity = ::fcntl(input_, F_GETPIPE_SZ);
  if (capacity < 0) fail("F_GETPIPE_SZ");
  for (std::size_t written = 0; written <= static_cast<std::size_t>(capacity); written += text.size())
    write(text);
}

void RunningProgram::send(int signal) const {
  ::kill(pid_, signal);
}

std::string RunningProgram::output() const {
  return content_of(out_.get());
}

Outcome RunningProgram::finish() {
  ::close(std::exchange(input_, -1));
  Outcome outcome;
  outcome.status = wait_for(std::exchange(pid_, -1));
  outcome.out = content_of(out_.get());
  outcome.err = content_of(err_.get());
  return outcome;
}

Outcome Program::run(const Arguments& arguments, std::string_view input) const {
  const File in = scratch_file(input);
  const File out = scratch_file();
  Outcome outcome = run_to_end(path_, arguments, ::fileno(in.get()), ::fileno(out.get()));
  outcome.out = content_of(out.get());
  return outcome;
}

Outcome Program::run_reading(const Arguments& arguments, const std::string& input_path) const {
  const Descriptor in(input_path, O_RDONLY);
  const File out = scratch_file();
  Outcome outcome = run_to_end(path_, arguments, in.get(), ::fileno(out.get()));
  outcome.out = content_of(out.get());
  return outcome;
}

Outcome Program::run_writing(const Arguments& arguments, const std::string& output_path,
                             std::string_view input) const {
  const File in = scratch_file(input);
  const Descriptor out(output_path, O_WRONLY);
  return run_to_end(path_, arguments, ::fileno(in.get()), out.get());
}

Outcome Program::run_on_terminal(const Arguments& arguments) const {
  int ends[2];
  if (::openpty(&ends[0], &ends[1], nullptr, nullptr, nullptr) != 0) fail("no terminal can be made");
  const Descriptor screen(ends[0]);
  Outcome outcome;
  {
    const Descriptor terminal(ends[1]);
    const Descriptor in("/dev/null", O_RDONLY);
    outcome = run_to_end(path_, arguments, in.get(), terminal.get());
  }
  char block[1 << 12];
  for (ssize_t got = 0; (got = ::read(screen.get(), block, sizeof block)) > 0;)
    outcome.out.append(block, static_cast<std::size_t>(got));
  return outcome;
}

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = line.find(separator);
    parts.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines = split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + " cannot be read");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace thongcao::tests
