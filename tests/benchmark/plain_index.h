#ifndef THONGCAO_TESTS_BENCHMARK_PLAIN_INDEX_H_
#define THONGCAO_TESTS_BENCHMARK_PLAIN_INDEX_H_

#include <cstddef>
#include <string>

namespace thongcao::benchmarks {

// The baseline: indexes title and body of JSON lines with one plain WritableDatabase and TermGenerator at
// their default settings, with the line stored as data. Returns the number of documents.
std::size_t index_plainly(const std::string& dump, const std::string& database);

}  // namespace thongcao::benchmarks

#endif  // THONGCAO_TESTS_BENCHMARK_PLAIN_INDEX_H_
