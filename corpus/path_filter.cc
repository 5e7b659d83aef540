#include "path_filter.h"

#include <algorithm>

#include <fnmatch.h>

#include "utf8_locale.h"

namespace thongcao {
namespace {

bool matches(const std::string& pattern, const std::string& path) {
  const bool whole_path = pattern.find('/') != std::string::npos;
  for (std::size_t begin = 0, end = 0; end < path.size(); begin = end + 1) {
    end = std::min(path.find('/', begin), path.size());
    const std::string part = whole_path ? path.substr(0, end) : path.substr(begin, end - begin);
    if (::fnmatch(pattern.c_str(), part.c_str(), FNM_PATHNAME) == 0) return true;
  }
  return false;
}

}  // namespace

bool PathFilter::matches_any(const std::vector<std::string>& patterns, const std::string& path) {
  const Utf8Locale locale;
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches(pattern, path); });
}

}  // namespace thongcao
