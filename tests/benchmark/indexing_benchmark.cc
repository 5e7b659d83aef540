// thongcao-index beside plain Xapian on the same dump, in one run.
//
//   indexing_benchmark THONGCAO_INDEX DUMP.jsonl WORK_FOLDER [RUNS]
//
// The baseline (plain_index.h) is compacted at the end; its compaction is not counted. Prints documents per
// second, their ratio, and the sizes; medians over RUNS (3) that take turns.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <xapian.h>

#include "plain_index.h"

namespace {

namespace fs = std::filesystem;

double seconds_of(const auto& action) {
  const auto start = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::uintmax_t size_of(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) bytes += entry.file_size();
  return bytes;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: indexing_benchmark THONGCAO_INDEX DUMP.jsonl WORK_FOLDER [RUNS]\n";
    return 2;
  }
  const std::string dump = argv[2];
  const std::string plain = std::string(argv[3]) + "/plain.db";
  const std::string compacted = std::string(argv[3]) + "/plain-compacted.db";
  const std::string ours = std::string(argv[3]) + "/thongcao.db";
  const std::string command = "'" + std::string(argv[1]) + "' --quiet '" + ours + "' '" + dump + "'";
  const int runs = argc > 4 ? std::atoi(argv[4]) : 3;
  std::vector<double> plain_seconds;
  std::vector<double> our_seconds;
  std::size_t documents = 0;
  for (int run = 0; run < runs; ++run) {
    fs::remove_all(plain);
    plain_seconds.push_back(
        seconds_of([&] { documents = thongcao::benchmarks::index_plainly(dump, plain); }));
    fs::remove_all(ours);
    our_seconds.push_back(seconds_of([&] {
      if (std::system(command.c_str()) != 0) std::exit(EXIT_FAILURE);
    }));
  }
  fs::remove_all(compacted);
  Xapian::Database(plain).compact(compacted);
  const double a = median(plain_seconds);
  const double b = median(our_seconds);
  const auto n = static_cast<double>(documents);
  std::cout << "plain Xapian   " << n / a << " documents/s, " << a << " s, compacted "
            << static_cast<double>(size_of(compacted)) / 1e6 << " MB\n"
            << "thongcao-index " << n / b << " documents/s, " << b << " s, "
            << static_cast<double>(size_of(ours)) / 1e6 << " MB\n"
            << "ratio          " << a / b << " documents/s, "
            << static_cast<double>(size_of(ours)) / static_cast<double>(size_of(compacted)) << " size\n";
}
