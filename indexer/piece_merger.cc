#include "piece_merger.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "glass/merge.h"

namespace thongcao {
namespace {

namespace fs = std::filesystem;

// Each database has one file open while it is merged in one thread; 1,024 is a common limit.
constexpr std::size_t kMergeFanIn = 128;

void sort(std::vector<PieceMerger::Piece>& pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

void merge(const std::vector<PieceMerger::Piece>& sources, const fs::path& destination, unsigned threads) {
  std::vector<fs::path> paths;
  paths.reserve(sources.size());
  for (const PieceMerger::Piece& source : sources) paths.push_back(source.path);
  glass::merge(paths, destination, threads);
  std::error_code ignored;  // what stays goes with the folder of the build
  for (const fs::path& path : paths) fs::remove_all(path, ignored);
}

}  // namespace

void PieceMerger::add(std::uint64_t number, fs::path path) {
  Piece piece{number, number, std::move(path)};
  for (GroupKey key{1, number / kMergeFanIn};; ++key.first, key.second /= kMergeFanIn) {
    std::vector<Piece> sources;
    {
      const std::lock_guard lock(mutex_);
      Group& group = groups_[key];
      if (!piece.path.empty()) group.pieces.push_back(std::move(piece));
      if (++group.complete < kMergeFanIn) return;
      sources = std::move(group.pieces);
      groups_.erase(key);
    }
    sort(sources);
    piece = {};
    if (sources.empty()) continue;
    piece = {sources.front().first, sources.back().last, sources.front().path};
    if (sources.size() == 1) continue;
    piece.path = folder_ / ("merged-" + std::to_string(key.first) + "-" + std::to_string(key.second));
    merge(sources, piece.path, 1);
  }
}

std::vector<PieceMerger::Piece> PieceMerger::pieces() const {
  const std::lock_guard lock(mutex_);
  std::vector<Piece> all;
  for (const auto& [key, group] : groups_) all.insert(all.end(), group.pieces.begin(), group.pieces.end());
  sort(all);
  return all;
}

void PieceMerger::merge_all(const fs::path& destination, unsigned threads) {
  merge(pieces(), destination, threads);
}

}  // namespace thongcao
