// Speed of the tokenizer as a library: one thread, lexicon loaded, tokens with offsets and words.
//
//   tokenizer_benchmark TEXT_FILE      a file of running text, e.g. the bodies of a dump
//
// Prints how long the lexicon loads and what memory it takes, MB/s and tokens/s, and the ratio to
// `LC_ALL=C.UTF-8 wc -m` on the same file in the same run: a baseline that every machine has, and that must
// look at every character too.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <thongcao/tokenizer.h>

namespace {

std::string g_path;
std::string g_text;

void tokenize(benchmark::State& state) {
  const thongcao::Tokenizer tokenizer;
  thongcao::TokenStream stream(tokenizer);
  std::size_t tokens = 0;
  std::size_t words = 0;
  for (auto _ : state) {
    stream.reset(g_text);
    while (stream.next()) {
      tokens += stream.tokens().size();
      words += stream.words().size();
    }
  }
  benchmark::DoNotOptimize(words);
  state.SetBytesProcessed(static_cast<std::int64_t>(g_text.size()) *
                          static_cast<std::int64_t>(state.iterations()));
  state.SetItemsProcessed(static_cast<std::int64_t>(tokens));
}
BENCHMARK(tokenize)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

double median_seconds(int runs, const std::function<void()>& run) {
  std::vector<double> seconds;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    run();
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

void print_ratio() {
  const thongcao::Tokenizer tokenizer;
  thongcao::TokenStream stream(tokenizer);
  const std::string count = "LC_ALL=C.UTF-8 wc -m '" + g_path + "' > /dev/null";
  const double wc = median_seconds(5, [&] {
    if (std::system(count.c_str()) != 0) std::exit(EXIT_FAILURE);
  });
  const double ours = median_seconds(5, [&] {
    stream.reset(g_text);
    while (stream.next()) benchmark::DoNotOptimize(stream.words().data());
  });
  const double megabytes = static_cast<double>(g_text.size()) / 1e6;
  std::cout << "thongcao " << megabytes / ours << " MB/s, wc -m " << megabytes / wc << " MB/s, time ratio "
            << ours / wc << '\n';
}

// Memory that this process holds now.
double resident_megabytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  statm >> total >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

// Must come before anything else uses the lexicon.
void print_loading() {
  const double before = resident_megabytes();
  const std::shared_ptr<const thongcao::Lexicon> lexicon = thongcao::Lexicon::built_in();
  const double megabytes = resident_megabytes() - before;
  const double seconds = median_seconds(9, [] { thongcao::Lexicon::with_words("", "empty"); });
  std::cout << "lexicon of " << lexicon->entry_count() << " compounds loads in " << seconds * 1000
            << " ms and takes " << megabytes << " MB\n";
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::cerr << "usage: tokenizer_benchmark [--benchmark_…] TEXT_FILE\n";
    return 2;
  }
  g_path = argv[1];
  std::ifstream in(g_path, std::ios::binary);
  g_text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  if (g_text.empty()) {
    std::cerr << g_path << ": cannot be read or is empty\n";
    return 1;
  }
  print_loading();
  benchmark::RunSpecifiedBenchmarks();
  print_ratio();
}
