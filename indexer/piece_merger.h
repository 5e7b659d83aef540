#ifndef THONGCAO_INDEXER_PIECE_MERGER_H_
#define THONGCAO_INDEXER_PIECE_MERGER_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace thongcao {

// The databases that a build consists of, merged (glass/merge.h) while it goes on: kMergeFanIn neighbours
// become one as soon as all are there, and so do the merged ones, so that little is left to do at the end.
// Pieces stay in the order of their numbers, so that the result does not depend on which thread was faster.
class PieceMerger {
 public:
  // A database that holds the pieces `first` to `last`.
  struct Piece {
    std::uint64_t first;
    std::uint64_t last;
    std::filesystem::path path;
  };

  explicit PieceMerger(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Piece `number` is complete and lies at `path`; an empty path says that there is nothing in it. Numbers
  // come in any order, from 0 without gaps. Merges in the calling thread what has become complete by it. May
  // be called by several threads at once.
  void add(std::uint64_t number, std::filesystem::path path);

  // The databases that are left, in order. Once no more pieces come.
  std::vector<Piece> pieces() const;

  // Merges them all at `destination`; there must be one.
  void merge_all(const std::filesystem::path& destination, unsigned threads);

 private:
  // Neighbours of one level that shall be merged: the group `index` of pieces of level `level`.
  struct Group {
    std::size_t complete = 0;
    std::vector<Piece> pieces;  // those that hold something
  };
  using GroupKey = std::pair<int, std::uint64_t>;  // level and index

  const std::filesystem::path folder_;
  mutable std::mutex mutex_;
  std::map<GroupKey, Group> groups_;
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_PIECE_MERGER_H_
