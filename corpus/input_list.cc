#include "input_list.h"

#include <algorithm>
#include <filesystem>

#include <thongcao/error.h>

namespace thongcao {
namespace {

namespace fs = std::filesystem;

class FileLister {
 public:
  FileLister(const PathFilter& filter, const DumpReader::OnProblem& on_problem)
      : filter_(filter), on_problem_(on_problem) {}

  void add_input(const std::string& input) {
    if (input == "-") {
      files_.push_back({input, {}, std::nullopt});
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(input, error);
    if (!fs::exists(status)) throw Error(ErrorCode::not_found, "no such file or folder: " + input);
    const fs::path path = fs::path(input).lexically_normal();
    if (fs::is_directory(status)) {
      add_folder(path, {});
    } else if (filter_.excludes(path.filename().string())) {
      return;
    } else if (fs::is_regular_file(status)) {
      add_file(path, path.filename());
    } else {
      files_.push_back({input, path.filename().string(), std::nullopt});  // a pipe, as from the shell's <(…)
    }
  }

  std::vector<InputFile> take() { return std::move(files_); }

 private:
  // `relative` is the path below the input.
  void add_file(const fs::path& path, const fs::path& relative) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) return report(path, "cannot be read (" + error.message() + ")");
    files_.push_back({path.string(), relative.string(), size});
  }

  void add_folder(const fs::path& folder, const fs::path& relative) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
      entries.push_back(*it);
    if (error) report(folder, "the folder cannot be read (" + error.message() + ")");
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) add_entry(entry, relative / entry.path().filename());
  }

  void add_entry(const fs::directory_entry& entry, const fs::path& relative) {
    if (entry.path().filename().string().starts_with('.') || filter_.excludes(relative.string())) return;
    std::error_code error;
    if (entry.is_directory(error)) {
      if (entry.is_symlink(error))
        return report(entry.path(),
                      "a symbolic link to a folder is not followed: name the folder itself as an input");
      return add_folder(entry.path(), relative);
    }
    if (entry.is_regular_file(error)) return add_file(entry.path(), relative);
    if (error == std::errc::too_many_symbolic_link_levels)
      return report(entry.path(), "a symbolic link that leads in a circle: remove it from the dump");
    report(entry.path(), "neither a file nor a folder: remove it from the dump");
  }

  void report(const fs::path& path, std::string what) const { on_problem_({path.string(), std::move(what)}); }

  const PathFilter& filter_;
  const DumpReader::OnProblem& on_problem_;
  std::vector<InputFile> files_;
};

}  // namespace

std::vector<InputFile> list_files(const std::vector<std::string>& inputs, const PathFilter& filter,
                                  const DumpReader::OnProblem& on_problem) {
  FileLister lister(filter, on_problem);
  for (const std::string& input : inputs) lister.add_input(input);
  return lister.take();
}

}  // namespace thongcao
