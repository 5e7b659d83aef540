#include "merge.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>

#include <thongcao/error.h>

#include "damage.h"
#include "packing.h"
#include "posting_list.h"
#include "special_keys.h"
#include "table_reader.h"
#include "table_writer.h"
#include "version_file.h"

namespace thongcao::glass {
namespace {

namespace fs = std::filesystem;

// Keys are a group, such as a term, and in most tables the number of a document behind it. Merging keeps the
// order within each database, so that of one group all entries of the first come first.
using GroupOf = std::string_view (*)(std::string_view key);

// Where the packed string ends that a key begins with, its mark of the end left out.
std::size_t packed_string_end(std::string_view key) {
  for (std::size_t end = 0;; end += 2) {
    end = key.find('\0', end);
    if (end == std::string_view::npos) return key.size();
    if (end + 1 == key.size() || key[end + 1] != '\xFF') return end;
  }
}

std::string_view group_of_document(std::string_view /*key*/) {
  return {};
}

std::string_view group_of_positions(std::string_view key) {
  return key.substr(0, packed_string_end(key) + 1);
}

std::string_view group_of_postings(std::string_view key) {
  if (key.starts_with(kLengthsKey)) return key.substr(0, kLengthsKey.size());
  if (key.starts_with(kMetadataKey) || key.starts_with(kValueStatisticsKey)) return key;
  if (key.starts_with(kValueChunkKey)) {
    std::string_view rest = key.substr(kValueChunkKey.size());
    unpack_number(rest);  // the slot
    return key.substr(0, key.size() - rest.size());
  }
  return key.substr(0, packed_string_end(key));
}

// A table of one of the databases.
class Source {
 public:
  Source(const fs::path& file, const TableRoot& root, std::size_t place, std::uint32_t offset,
         GroupOf group_of)
      : reader_(file, root), place_(place), offset_(offset), group_of_(group_of) {}

  // Goes on to the next entry; false at the end of the group, when the next one belongs to another or is
  // none.
  bool next() {
    is_at_end_ = !reader_.next();
    if (is_at_end_) return false;
    const std::string_view group = group_of_(reader_.key());
    if (group == group_) return true;
    group_ = group;
    return false;
  }

  bool is_at_end() const noexcept { return is_at_end_; }
  const std::string& group() const noexcept { return group_; }
  // What the key has behind its group.
  std::string_view rest_of_key() const noexcept { return reader_.key().substr(group_.size()); }
  const TableReader& entry() const noexcept { return reader_; }
  // What is added to the numbers of documents.
  std::uint32_t offset() const noexcept { return offset_; }

  // In a heap, the least group is on top, of equal ones that of the first database.
  bool comes_after(const Source& other) const {
    const int order = group_.compare(other.group_);
    return order != 0 ? order > 0 : place_ > other.place_;
  }

 private:
  TableReader reader_;
  std::size_t place_;
  std::uint32_t offset_;
  GroupOf group_of_;
  std::string group_;
  bool is_at_end_ = false;
};

using Sources = std::vector<std::unique_ptr<Source>>;
// The sources with a group, at its first entries.
using Group = std::span<Source* const>;

// Calls `on_group`, which must read all entries of the group, with one group after the other.
template <typename OnGroup>
void each_group(const Sources& sources, const OnGroup& on_group) {
  const auto after = [](const Source* a, const Source* b) { return a->comes_after(*b); };
  std::vector<Source*> heap;
  for (const auto& source : sources) {
    source->next();  // in one whose first group is empty, true
    if (!source->is_at_end()) heap.push_back(source.get());
  }
  std::make_heap(heap.begin(), heap.end(), after);
  std::vector<Source*> same;
  while (!heap.empty()) {
    same.clear();
    do {
      std::pop_heap(heap.begin(), heap.end(), after);
      same.push_back(heap.back());
      heap.pop_back();
    } while (!heap.empty() && heap.front()->group() == same.front()->group());
    on_group(Group(same));
    for (Source* source : same) {
      if (source->is_at_end()) continue;
      heap.push_back(source);
      std::push_heap(heap.begin(), heap.end(), after);
    }
  }
}

// Copies the entries of a group, with the new numbers of the documents in the keys.
void copy(Group group, TableWriter& out) {
  std::string key = group.front()->group();
  const std::size_t group_bytes = key.size();
  for (Source* source : group) {
    do {
      std::string_view rest = source->rest_of_key();
      key.resize(group_bytes);
      pack_sortable_number(key, unpack_sortable_number(rest) + source->offset());
      key += rest;
      out.add(key, source->entry().tag(), source->entry().is_compressed());
    } while (source->next());
  }
}

void keep_first(Group group, TableWriter& out) {
  out.add(group.front()->group(), group.front()->entry().tag());
  for (Source* source : group) {
    while (source->next()) {
    }
  }
}

void add_up_value_statistics(Group group, TableWriter& out) {
  const std::string key = group.front()->group();
  std::uint64_t count = 0;
  std::string least, greatest;
  for (Source* source : group) {
    do {
      std::string_view tag = source->entry().tag();
      const std::uint64_t added = unpack_number(tag);
      const std::string_view low = unpack_string(tag);
      const std::string_view high = tag.empty() ? low : tag;
      if (count == 0 || low < least) least = low;
      if (count == 0 || high > greatest) greatest = high;
      count += added;
    } while (source->next());
  }
  std::string tag;
  pack_number(tag, count);
  pack_string(tag, least);
  if (greatest != least) tag += greatest;
  out.add(key, tag);
}

void join_posting_lists(Group group, PostingListWriter& out) {
  const std::string key = group.front()->group();  // which changes when the source goes on
  const std::size_t end_mark = key == kLengthsKey ? 0 : 1;
  // What the first chunks begin with: documents, frequency, the first document less 1.
  std::uint64_t documents = 0;
  std::uint64_t frequency = 0;
  for (const Source* source : group) {
    std::string_view tag = source->entry().tag();
    documents += unpack_number(tag);
    frequency += unpack_number(tag);
  }
  out.begin_key(key, documents, frequency);
  for (Source* source : group) {
    bool is_first_chunk = true;
    do {
      std::string_view tag = source->entry().tag();
      std::uint32_t first = source->offset();
      if (is_first_chunk) {
        unpack_number(tag);
        unpack_number(tag);
        first += static_cast<std::uint32_t>(unpack_number(tag)) + 1;
        is_first_chunk = false;
      } else {
        std::string_view rest = source->rest_of_key();
        if (rest.size() < end_mark) throw DamageError();
        rest.remove_prefix(end_mark);
        first += unpack_sortable_number(rest);
      }
      if (tag.empty()) throw DamageError();
      tag.remove_prefix(1);  // whether it is the last chunk
      const std::uint32_t last = first + static_cast<std::uint32_t>(unpack_number(tag));
      out.append_chunk(first, last, tag);
    } while (source->next());
  }
  out.end();
}

void merge_postlists(const Sources& sources, TableWriter& out) {
  PostingListWriter list(out);
  each_group(sources, [&](Group group) {
    const std::string_view key = group.front()->group();
    if (key.starts_with(kMetadataKey))
      keep_first(group, out);
    else if (key.starts_with(kValueStatisticsKey))
      add_up_value_statistics(group, out);
    else if (key.starts_with(kValueChunkKey))
      copy(group, out);
    else
      join_posting_lists(group, list);
  });
}

void merge_others(const Sources& sources, TableWriter& out) {
  each_group(sources, [&](Group group) { copy(group, out); });
}

// How a table is merged.
struct Table {
  const char* file;
  TableRoot TableRoots::*root;
  GroupOf group_of;
  void (*merge)(const Sources& sources, TableWriter& out);
};

// The largest first, so that threads end at about the same time.
constexpr std::array<Table, 4> kTables = {{
    {"position.glass", &TableRoots::position, group_of_positions, merge_others},
    {"termlist.glass", &TableRoots::termlist, group_of_document, merge_others},
    {"postlist.glass", &TableRoots::postlist, group_of_postings, merge_postlists},
    {"docdata.glass", &TableRoots::docdata, group_of_document, merge_others},
}};

void add(const Statistics& of, Statistics& total) {
  total.documents += of.documents;
  total.last_document += of.last_document;
  total.total_length += of.total_length;
  if (of.least_length != 0 && (total.least_length == 0 || of.least_length < total.least_length))
    total.least_length = of.least_length;
  total.greatest_length = std::max(total.greatest_length, of.greatest_length);
  total.greatest_frequency = std::max(total.greatest_frequency, of.greatest_frequency);
}

// Runs `work` with 0 to `count` - 1 in several threads, and throws what one of them has thrown.
void run_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::jthread> others;
  try {
    while (others.size() + 1 < std::min<std::size_t>(threads, count)) others.emplace_back(run);
  } catch (const std::system_error&) {  // there are no more threads: those that there are do it
  }
  run();
  others.clear();
  if (failure) std::rethrow_exception(failure);
}

// A process may have 1,024 files open on common systems.
constexpr std::size_t kMostOpenFiles = 768;

}  // namespace

void merge(const std::vector<fs::path>& sources, const fs::path& destination, unsigned threads) {
  std::error_code error;
  fs::create_directory(destination, error);
  if (error) {
    throw Error(ErrorCode::io, destination.string() + ": cannot be made (" + error.message() +
                                   "); check the disk and the permissions");
  }
  std::vector<Version> versions;
  std::vector<std::uint32_t> offsets;
  Statistics statistics;
  for (const fs::path& source : sources) {
    offsets.push_back(statistics.last_document);
    add(versions.emplace_back(read_version_file(source)).statistics, statistics);
  }
  TableRoots roots;
  threads =
      std::min(threads, static_cast<unsigned>(kMostOpenFiles / std::max<std::size_t>(1, sources.size())));
  run_parallel(kTables.size(), threads, [&](std::size_t i) {
    const Table& table = kTables[i];
    Sources tables;
    for (std::size_t j = 0; j < sources.size(); ++j) {
      tables.push_back(std::make_unique<Source>(sources[j] / table.file, versions[j].roots.*table.root, j,
                                                offsets[j], table.group_of));
    }
    TableWriter out(destination / table.file);
    try {
      table.merge(tables, out);
    } catch (const DamageError&) {
      fail_damaged((sources.size() == 1 ? sources.front() : destination) / table.file);
    }
    roots.*table.root = out.finish();
  });
  write_version_file(destination, roots, statistics);
}

}  // namespace thongcao::glass
