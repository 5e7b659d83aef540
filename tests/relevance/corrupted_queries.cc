// How much of the relevance is kept when people mistype.
//
//   corrupted_queries [--show N] FOLDER...    each holds docs.jsonl, queries.tsv, qrels.txt
//
// For every kind of slip, 300 queries of each folder are corrupted with a fixed seed; printed are nDCG@10 of
// the queries as they were and as corrupted, and with --show the first N that lost. None decides pass or
// fail.

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iomanip>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"
#include "query_corruption.h"
#include "relevance.h"

namespace thongcao::tests {
namespace {

constexpr std::size_t kQueries = 300;
constexpr std::uint32_t kSeed = 20191219;
constexpr std::size_t kDepth = 10;

struct Pair {
  std::string id;
  std::string typed;
  std::string corrupted;
};

// The first 300 queries in an order of chance that can have the slip. Of old tone placement, which changes
// few queries, all that it changes count.
std::vector<Pair> corrupt_queries(Queries queries, Slip slip) {
  std::mt19937 random(kSeed + static_cast<std::uint32_t>(slip));
  for (std::size_t i = queries.size(); i > 1; --i) std::swap(queries[i - 1], queries[random() % i]);
  std::vector<Pair> pairs;
  for (const auto& [id, query] : queries) {
    if (pairs.size() == kQueries) break;
    std::string corrupted = corrupt(query, slip, random);
    if (corrupted != query) pairs.push_back({id, query, std::move(corrupted)});
  }
  return pairs;
}

struct Sum {
  double typed = 0;
  double corrupted = 0;
};

void print(std::string_view name, std::size_t queries, const Sum& sum) {
  const auto count = static_cast<double>(queries);
  std::cout << std::left << std::setw(22) << name << std::right << std::setw(6) << queries << std::fixed
            << std::setprecision(4) << std::setw(10) << sum.typed / count << std::setw(10)
            << sum.corrupted / count << std::setprecision(1) << std::setw(9)
            << 100 * sum.corrupted / sum.typed << " %\n";
}

class Measure {
 public:
  Measure(const std::string& folder, std::size_t shown)
      : queries_(read_queries(folder + "/queries.tsv")),
        judgements_(read_judgements(folder + "/qrels.txt")),
        shown_(shown) {
    index_dump(folder + "/docs.jsonl", scratch_ / "db");
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{scratch_ / "db"});
  }

  void run() {
    Sum typos;
    std::size_t count = 0;
    for (const Slip slip : kSlips) {
      const std::vector<Pair> pairs = corrupt_queries(queries_, slip);
      const Sum sum = measure(pairs);
      print(name_of(slip), pairs.size(), sum);
      if (!is_one_typo(slip)) continue;
      typos.typed += sum.typed;
      typos.corrupted += sum.corrupted;
      count += pairs.size();
    }
    print("all of one typo", count, typos);
  }

 private:
  Sum measure(const std::vector<Pair>& pairs) {
    Sum sum;
    std::size_t shown = 0;
    for (const auto& [id, typed, corrupted] : pairs) {
      const double before = ndcg(id, typed);
      const double after = ndcg(id, corrupted);
      sum.typed += before;
      sum.corrupted += after;
      if (after < before && shown < shown_) {
        ++shown;
        std::cout << "  " << before << " -> " << after << "  " << typed << "\n      " << corrupted << '\n';
      }
    }
    return sum;
  }

  double ndcg(const std::string& id, const std::string& query) {
    const auto grades = judgements_.find(id);
    if (grades == judgements_.end()) return 0;
    SearchOptions options;
    options.limit = kDepth;
    thongcao::tests::Ranking ranking;
    for (const Hit& hit : searcher_->rank(query, options)) ranking.push_back(hit.id);
    return ndcg_at_10(ranking, grades->second);
  }

  const TemporaryFolder scratch_;
  const Queries queries_;
  const Judgements judgements_;
  const std::size_t shown_;
  std::unique_ptr<Searcher> searcher_;
};

}  // namespace
}  // namespace thongcao::tests

int main(int argc, char** argv) {
  int first = 1;
  std::size_t shown = 0;
  if (argc > 2 && std::strcmp(argv[1], "--show") == 0) {
    shown = std::strtoul(argv[2], nullptr, 10);
    first = 3;
  }
  if (first >= argc) {
    std::cerr << "usage: corrupted_queries [--show N] FOLDER...\n";
    return 2;
  }
  try {
    for (int i = first; i < argc; ++i) {
      std::cout << argv[i] << "\nslip                 queries   as were corrupted     kept\n";
      thongcao::tests::Measure(argv[i], shown).run();
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
