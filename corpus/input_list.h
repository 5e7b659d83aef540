#ifndef THONGCAO_CORPUS_INPUT_LIST_H_
#define THONGCAO_CORPUS_INPUT_LIST_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <thongcao/dump_reader.h>

#include "path_filter.h"

namespace thongcao {

struct InputFile {
  std::string path;                   // "-" for standard input
  std::string relative;               // below the input: "2019/a.txt"; empty for standard input
  std::optional<std::uint64_t> size;  // nothing for a stream
};

// The files that `inputs` stand for, folders opened recursively and in order of name. Hidden files in folders
// and what `filter` excludes are left out; symbolic links to folders are not followed (they may lead in
// circles), which is reported.
// Throws Error(not_found) when an input does not exist.
std::vector<InputFile> list_files(const std::vector<std::string>& inputs, const PathFilter& filter,
                                  const DumpReader::OnProblem& on_problem);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_INPUT_LIST_H_
