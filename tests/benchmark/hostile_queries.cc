// The longest that a query can take.
//
//   hostile_queries DATABASE...
//
// Asks queries that are made to be slow, whatever the database: many words, wildcards, phrases and NEAR of
// its most frequent words, nesting, garbage. Prints for each kind the best of three runs, the matches or why
// it was refused, and the slowest at the end.

#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <thongcao/error.h>
#include <thongcao/searcher.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRuns = 3;

// Words that official texts are full of.
constexpr const char* kFrequent[] = {"của",   "và",   "các",  "có",   "quy", "định",   "theo", "được",
                                     "trong", "cho",  "với",  "này",  "khi", "công",   "hành", "chính",
                                     "nước",  "nhà",  "quản", "lý",   "cơ",  "quan",   "tổ",   "chức",
                                     "điều",  "luật", "thực", "hiện", "đối", "trường", "hợp",  "người"};

std::string repeated(std::size_t count, const auto& piece) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece(i);
  return text;
}

std::string frequent(std::size_t i) {
  return kFrequent[i % std::size(kFrequent)];
}

std::string frequent_words(std::size_t count, const std::string& separator = " ") {
  return repeated(count, [&](std::size_t i) { return (i > 0 ? separator : "") + frequent(i); });
}

std::string prefixes(std::size_t count, const std::string& before = "", const std::string& between = " ") {
  return repeated(count, [&](std::size_t i) {
    return (i > 0 ? between : "") + before + static_cast<char>('a' + i % 26) + '*';
  });
}

std::string garbage(std::size_t bytes) {
  std::uint32_t state = 1;
  return repeated(bytes, [&](std::size_t) {
    state = state * 1664525 + 1013904223;
    return std::string(1, static_cast<char>(state >> 24));
  });
}

std::vector<std::pair<std::string, std::string>> queries() {
  const std::string every_word = frequent_words(512);
  return {
      {"512 frequent words", every_word},
      {"512 frequent words OR-ed", frequent_words(512, " OR ")},
      {"512 frequent words AND-ed", frequent_words(512, " AND ")},
      {"32 frequent words OR-ed", frequent_words(32, " OR ")},
      {"1,000 words OR-ed", frequent_words(1000, " OR ")},
      {"512 different words",
       repeated(512, [](std::size_t i) { return frequent(i) + std::to_string(i) + ' '; })},
      {"mistyped words", repeated(120, [](std::size_t i) { return "tq" + frequent(i).substr(0, 3) + ' '; })},
      {"t*", "t*"},
      {"n* in the title", "title:n*"},
      {"16 prefixes", prefixes(16)},
      {"26 prefixes", prefixes(26)},
      {"16 prefixes AND-ed", prefixes(16, "", " AND ")},
      {"16 prefixes required", prefixes(16, "+")},
      {"16 times t*", repeated(16, [](std::size_t) { return "t* "; })},
      {"number:1*", "number:1*"},
      {"phrase of 4 frequent words", "\"của và các có\""},
      {"phrase of 32 frequent words", '"' + frequent_words(32) + '"'},
      {"phrase of 500 frequent words", '"' + frequent_words(500) + '"'},
      {"phrase of one word 500 times", '"' + repeated(500, [](std::size_t) { return "của "; }) + '"'},
      {"phrases of two frequent words",
       repeated(120, [](std::size_t i) { return '"' + frequent(i) + ' ' + frequent(i * 7 + 3) + "\" "; })},
      {"unaccented phrase", "\"cua va cac co quy dinh theo duoc trong cho\""},
      {"unaccented phrases", repeated(100, [](std::size_t) { return "\"cua va cac co\" OR "; }) + "a"},
      {"NEAR of 2 frequent words", "của NEAR và"},
      {"NEAR/1000 of 8 frequent words", frequent_words(8, " NEAR/1000 ")},
      {"NEAR/1 of 30 frequent words", frequent_words(30, " NEAR/1 ")},
      {"NEAR/1000 of 500 frequent words", frequent_words(500, " NEAR/1000 ")},
      {"unaccented NEAR/1000", "cua NEAR/1000 va NEAR/1000 cac NEAR/1000 co NEAR/1000 quy NEAR/1000 dinh"},
      {"NEARs OR-ed",
       repeated(60, [](std::size_t i) { return frequent(i) + " NEAR/3 " + frequent(i * 5 + 1) + " OR "; }) +
           "a"},
      {"NOT alone", "NOT của"},
      {"NOT of 500 words", "NOT (" + frequent_words(500, " OR ") + ')'},
      {"500 exclusions", repeated(500, [](std::size_t i) { return '-' + frequent(i) + ' '; })},
      {"nothing but a negated phrase", "-\"của và các có\""},
      {"32 levels", repeated(32, [](std::size_t i) { return '(' + frequent(i) + " AND ("; }).substr(0, 300)},
      {"10,000 parentheses", std::string(10'000, '(')},
      {"every date", "date:1900.. của"},
      {"300 dates",
       "date:(" +
           repeated(300, [](std::size_t i) { return (i > 0 ? " OR " : "") + std::to_string(1900 + i); }) +
           ')'},
      {"unaccented frequent words",
       repeated(60, [](std::size_t) { return "cua va cac co quy dinh theo duoc "; })},
      {"one word of 16,000 letters", std::string(16'000, 'a')},
      {"16 KB of joined syllables", repeated(2'000, [](std::size_t) { return "hoinghi"; })},
      {"joined syllables",
       repeated(20, [](std::size_t) { return "hoinghitongketcongtacnamhoinghitongket "; })},
      {"16 KB of garbage", garbage(16 << 10)},
      {"1 MB of garbage", garbage(1 << 20)},
      {"quotes", std::string(16'000, '"')},
      {"fields", repeated(1'500, [](std::size_t) { return "title:"; })},
  };
}

double milliseconds_of(thongcao::Searcher& searcher, const std::string& query, std::string& outcome) {
  double best = 0;
  for (int run = 0; run < kRuns; ++run) {
    const auto start = Clock::now();
    try {
      outcome = std::to_string(searcher.search(query).matches) + " matches";
    } catch (const thongcao::QueryError& error) {
      outcome = error.what();
    }
    const double time = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    best = run == 0 ? time : std::min(best, time);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: hostile_queries DATABASE...\n";
    return 2;
  }
  try {
    thongcao::Searcher searcher(std::vector<std::string>(argv + 1, argv + argc));
    double worst = 0;
    std::string slowest;
    for (const auto& [name, query] : queries()) {
      std::string outcome;
      const double time = milliseconds_of(searcher, query, outcome);
      std::cout << std::fixed << std::setprecision(1) << std::setw(8) << time << " ms  " << std::left
                << std::setw(34) << name << std::right << outcome << '\n';
      if (time > worst) {
        worst = time;
        slowest = name;
      }
    }
    std::cout << "slowest: " << slowest << ", " << worst << " ms\n";
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
