#ifndef THONGCAO_TESTS_CLI_PROGRAM_H_
#define THONGCAO_TESTS_CLI_PROGRAM_H_

#include <cstdio>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace thongcao::tests {

// What a program left behind.
struct Outcome {
  int status = -1;  // exit status; 128 + signal when a signal ended it
  std::string out;  // standard output
  std::string err;  // standard error
};

// So that a failed expectation shows everything.
std::ostream& operator<<(std::ostream& stream, const Outcome& outcome);

using Arguments = std::vector<std::string>;

// A program that runs, with its standard input a pipe from the test. No shell is involved: arguments arrive
// byte for byte. A program that does not end within two minutes is killed, which shows as status 137.
class RunningProgram {
 public:
  RunningProgram(const std::string& path, const Arguments& arguments);
  // Kills and reaps it when finish() was not called.
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  // Writes to its standard input; returns when the pipe has taken everything.
  void write(std::string_view text);
  // Writes `text` again and again until the program must have read some of it: more than the pipe holds.
  void write_until_read(std::string_view text);
  void send(int signal) const;
  // What it has printed so far.
  std::string output() const;
  // Ends its standard input and waits for it.
  Outcome finish();

 private:
  int input_ = -1;
  pid_t pid_ = -1;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> out_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> err_;
};

// A program to be run with arguments.
class Program {
 public:
  explicit Program(std::string path) : path_(std::move(path)) {}

  // Runs it to its end with `input` as standard input.
  Outcome run(const Arguments& arguments, std::string_view input = {}) const;
  // The same with a file, a folder or a device in place of standard input or standard output.
  Outcome run_reading(const Arguments& arguments, const std::string& input_path) const;
  Outcome run_writing(const Arguments& arguments, const std::string& output_path,
                      std::string_view input = {}) const;
  // The same with a terminal as standard output. For outputs of a few lines.
  Outcome run_on_terminal(const Arguments& arguments) const;

  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

// The lines of a text, without their ends.
std::vector<std::string> lines_of(std::string_view text);
// The parts of a line between separators.
std::vector<std::string> split(std::string_view line, char separator);
// The content of a file.
std::string content_of(const std::string& path);

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_CLI_PROGRAM_H_
