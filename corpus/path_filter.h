#ifndef THONGCAO_CORPUS_PATH_FILTER_H_
#define THONGCAO_CORPUS_PATH_FILTER_H_

#include <string>
#include <vector>

namespace thongcao {

// The patterns of DumpOptions: which files are read.
class PathFilter {
 public:
  PathFilter(std::vector<std::string> include, std::vector<std::string> exclude)
      : include_(std::move(include)), exclude_(std::move(exclude)) {}

  // Whether a pattern keeps out a file, folder or archive, and with it all that is in it.
  bool excludes(const std::string& path) const { return matches_any(exclude_, path); }
  // Whether a document is among those to be read, as far as the patterns to include say.
  bool includes(const std::string& path) const { return include_.empty() || matches_any(include_, path); }

 private:
  static bool matches_any(const std::vector<std::string>& patterns, const std::string& path);

  std::vector<std::string> include_;
  std::vector<std::string> exclude_;
};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_PATH_FILTER_H_
