#ifndef THONGCAO_TESTS_CORPUS_PARSED_H_
#define THONGCAO_TESTS_CORPUS_PARSED_H_

#include <string>
#include <utility>
#include <vector>

#include <thongcao/dump_reader.h>

namespace thongcao::tests {

struct Parsed {
  std::vector<Announcement> announcements;
  std::vector<Problem> problems;

  std::vector<std::string> ids() const {
    std::vector<std::string> found;
    for (const Announcement& announcement : announcements) found.push_back(announcement.id);
    return found;
  }
  // "where: what" of each problem, one a line.
  std::string messages() const {
    std::string all;
    for (const Problem& problem : problems) all += problem.where + ": " + problem.what + '\n';
    return all;
  }
};

// What a chunk becomes.
inline Parsed parse(Chunk::Format format, std::string bytes, std::string name = "kho/a.jsonl") {
  Chunk chunk;
  chunk.format = format;
  chunk.name = std::move(name);
  chunk.bytes = std::move(bytes);
  Parsed parsed;
  ChunkParser().parse(
      chunk, [&](Announcement&& announcement) { parsed.announcements.push_back(std::move(announcement)); },
      [&](const Problem& problem) { parsed.problems.push_back(problem); });
  return parsed;
}

// What a dump becomes.
inline Parsed read_dump(const std::vector<std::string>& inputs, const DumpOptions& options = {}) {
  Parsed parsed;
  const auto on_problem = [&](const Problem& problem) { parsed.problems.push_back(problem); };
  DumpReader reader(inputs, options, on_problem);
  const ChunkParser parser;
  for (Chunk chunk; reader.next(chunk);) {
    parser.parse(
        chunk, [&](Announcement&& announcement) { parsed.announcements.push_back(std::move(announcement)); },
        on_problem);
  }
  return parsed;
}

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_CORPUS_PARSED_H_
