#include "relevance.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <stdexcept>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

namespace thongcao::tests {
namespace {

constexpr std::size_t kDepth = 10;

double gain(int grade, std::size_t place) {
  return (std::exp2(grade) - 1) / std::log2(static_cast<double>(place) + 2);
}

std::ifstream open(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + " cannot be read");
  return in;
}

}  // namespace

Judgements read_judgements(const std::string& path) {
  std::ifstream in = open(path);
  Judgements judgements;
  std::string query;
  std::string iteration;
  std::string document;
  for (int grade = 0; in >> query >> iteration >> document >> grade;) {
    if (grade > 0) judgements[query][document] = grade;
  }
  if (!in.eof() || judgements.empty()) throw std::runtime_error(path + " holds no judgements");
  return judgements;
}

Queries read_queries(const std::string& path) {
  std::ifstream in = open(path);
  Queries queries;
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) throw std::runtime_error(path + ": no tab in: " + line);
    queries.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  if (queries.empty()) throw std::runtime_error(path + " holds no queries");
  return queries;
}

double ndcg_at_10(const Ranking& ranking, const std::map<std::string, int>& grades) {
  double found = 0;
  for (std::size_t i = 0; i < std::min(kDepth, ranking.size()); ++i) {
    const auto grade = grades.find(ranking[i]);
    if (grade != grades.end()) found += gain(grade->second, i);
  }
  std::vector<int> best;
  for (const auto& [document, grade] : grades) best.push_back(grade);
  std::sort(best.begin(), best.end(), std::greater<>());
  double ideal = 0;
  for (std::size_t i = 0; i < std::min(kDepth, best.size()); ++i) ideal += gain(best[i], i);
  return ideal > 0 ? found / ideal : 0;
}

void index_dump(const std::string& dump, const std::string& database) {
  const IndexSummary summary = Indexer(database, IndexOptions{}).run({dump});
  if (summary.documents == 0 || summary.skipped > 0)
    throw std::runtime_error(dump + " was not indexed whole");
}

double mean_ndcg(const std::string& database, const Queries& queries, const Judgements& judgements) {
  Searcher searcher({database});
  SearchOptions options;
  options.limit = kDepth;
  double sum = 0;
  for (const auto& [id, query] : queries) {
    const auto grades = judgements.find(id);
    if (grades == judgements.end()) continue;
    Ranking ranking;
    for (const Hit& hit : searcher.rank(query, options)) ranking.push_back(hit.id);
    sum += ndcg_at_10(ranking, grades->second);
  }
  return sum / static_cast<double>(judgements.size());
}

}  // namespace thongcao::tests
