// What each part of the ranking gives: nDCG@10, size of the index and time of a query with one part after
// another left out.
//
//   ablation FOLDER...    each holds docs.jsonl, queries.tsv, queries_nodiac.tsv, qrels.txt
//
// Times are milliseconds of processor time, the median over all queries; sizes are those of the compacted
// database.

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"
#include "relevance.h"

namespace thongcao::tests {
namespace {

constexpr std::size_t kDepth = 10;

// The lexicon without its compounds: every syllable is a word.
Tokenizer syllables_alone() {
  const auto lexicon = Lexicon::built_in();
  std::string removed;
  for (std::uint32_t i = 0; i < lexicon->entry_count(); ++i)
    removed.append(1, '-').append(lexicon->entry(i)).append(1, '\n');
  return Tokenizer(Lexicon::with_words(removed, "removed"));
}

// The dump with its titles as first paragraphs, so that they count as any text.
std::string without_titles(const std::string& dump, const TemporaryFolder& scratch) {
  std::ifstream in(dump);
  std::string changed;
  for (std::string line; std::getline(in, line);) {
    nlohmann::json document = nlohmann::json::parse(line);
    document["body"] = document.value("title", "") + '\n' + document.value("body", "");
    document.erase("title");
    document["guessed"] = nlohmann::json::array();  // nothing is left to be guessed
    changed += document.dump() + '\n';
  }
  return scratch.write("untitled.jsonl", changed);
}

std::uintmax_t bytes_of(const std::string& database) {
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(database))
    bytes += file.is_regular_file() ? file.file_size() : 0;
  return bytes;
}

double processor_milliseconds() {
  return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

class Ablation {
 public:
  explicit Ablation(const std::string& folder)
      : folder_(folder), judgements_(read_judgements(folder + "/qrels.txt")) {}

  void run() {
    std::cout << folder_ << "\n                                accented  unaccented      MB  ms a query\n";
    const std::string dump = folder_ + "/docs.jsonl";
    const std::string whole = index(dump, "whole", Tokenizer());
    const auto with = [](const std::function<void(thongcao::Ranking&)>& change) {
      thongcao::Ranking ranking;
      change(ranking);
      return ranking;
    };
    measure("all", whole, Tokenizer(), {});
    measure("no pairs", whole, Tokenizer(), with([](auto& r) { r.pair_weight = 0; }));
    measure("pairs as heavy as words", whole, Tokenizer(), with([](auto& r) { r.pair_weight = 1; }));
    measure("common syllables count", whole, Tokenizer(), with([](auto& r) { r.common_share = 1; }));
    measure("BM25 with 1.2, 0.75", whole, Tokenizer(), with([](auto& r) { r.k1 = 1.2, r.b = 0.75; }));
    const Tokenizer syllables = syllables_alone();
    const std::string split = index(dump, "split", syllables);
    measure("no compounds", split, syllables, {});
    measure("no compounds, no pairs", split, syllables, with([](auto& r) { r.pair_weight = 0; }));
    measure("titles count once", index(without_titles(dump, scratch_), "untitled", Tokenizer()), Tokenizer(),
            {});
  }

 private:
  std::string index(const std::string& dump, const std::string& name, const Tokenizer& tokenizer) {
    const std::string database = scratch_ / name;
    Indexer(database, IndexOptions{}, tokenizer).run({dump});
    return database;
  }

  void measure(const std::string& name, const std::string& database, const Tokenizer& tokenizer,
               const thongcao::Ranking& ranking) {
    std::cout << std::left << std::setw(30) << name << std::right << std::fixed << std::setprecision(4);
    std::vector<double> times;
    for (const char* queries : {"/queries.tsv", "/queries_nodiac.tsv"}) {
      Searcher searcher({database}, tokenizer);
      SearchOptions options;
      options.limit = kDepth;
      options.ranking = ranking;
      double sum = 0;
      for (const auto& [id, query] : read_queries(folder_ + queries)) {
        const double begin = processor_milliseconds();
        const std::vector<Hit> hits = searcher.rank(query, options);
        times.push_back(processor_milliseconds() - begin);
        const auto grades = judgements_.find(id);
        if (grades == judgements_.end()) continue;
        std::vector<std::string> ids;
        for (const Hit& hit : hits) ids.push_back(hit.id);
        sum += ndcg_at_10(ids, grades->second);
      }
      std::cout << std::setw(10) << sum / static_cast<double>(judgements_.size());
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                     times.end());
    std::cout << std::setprecision(1) << std::setw(10) << static_cast<double>(bytes_of(database)) / 1e6
              << std::setprecision(2) << std::setw(12) << times[times.size() / 2] << std::endl;
  }

  const TemporaryFolder scratch_;
  const std::string folder_;
  const Judgements judgements_;
};

}  // namespace
}  // namespace thongcao::tests

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: ablation FOLDER...\n";
    return 2;
  }
  try {
    for (int i = 1; i < argc; ++i) thongcao::tests::Ablation(argv[i]).run();
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
