// Makes a dump of any length from one: the scaling curve needs more announcements than there are, and alike.
//
//   multiply_dump DUMP.jsonl DOCUMENTS [SEED] > larger.jsonl
//
// Each announcement takes the length of a random one of DUMP and its sentences from it and, for a third, from
// others; some of its words change places with others of the dump, and numbers change, so that new pairs of
// words and new numbers go on turning up as they do in a real collection. Ids and dates differ. The same SEED
// gives the same bytes; a longer dump begins with a shorter one.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

constexpr double kForeignSentences = 1.0 / 3;
constexpr double kChangedWords = 0.03;

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

class Multiplier {
 public:
  Multiplier(const std::vector<std::string>& lines, std::uint64_t seed) : random_(seed) {
    for (const std::string& line : lines) {
      const nlohmann::json record = nlohmann::json::parse(line);
      titles_.push_back(record.value("title", ""));
      bodies_.push_back(record.value("body", ""));
    }
  }

  std::string make(std::size_t number) {
    const std::size_t source = pick(bodies_.size());
    std::vector<std::string_view> sentences = split(bodies_[source], ". ");
    for (std::string_view& sentence : sentences) {
      if (!chance(kForeignSentences)) continue;
      const auto others = split(bodies_[pick(bodies_.size())], ". ");
      sentence = others[pick(others.size())];
    }
    std::shuffle(sentences.begin(), sentences.end(), random_);
    std::string body;
    for (const std::string_view sentence : sentences) {
      if (!body.empty()) body += ". ";
      append_changed(sentence, body);
    }
    std::string title;
    append_changed(titles_[source], title);
    return nlohmann::ordered_json{
        {"id", "made-" + std::to_string(number)}, {"title", title}, {"date", date()}, {"body", body}}
        .dump();
  }

 private:
  std::size_t pick(std::size_t count) { return static_cast<std::size_t>(random_() % count); }
  bool chance(double probability) {
    return static_cast<double>(random_() >> 11) < probability * 9007199254740992.0;  // of 2^53
  }

  void append_changed(std::string_view text, std::string& out) {
    bool first = true;
    for (const std::string_view word : split(text, " ")) {
      if (!first) out += ' ';
      first = false;
      const bool number = !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
      if (!chance(kChangedWords))
        out += word;
      else if (number)
        out += std::to_string(pick(100'000));
      else
        out += other_word();
    }
  }

  std::string_view other_word() {
    const auto words = split(titles_[pick(titles_.size())], " ");
    return words[pick(words.size())];
  }

  std::string date() {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(2000 + pick(25)),
                  static_cast<int>(1 + pick(12)), static_cast<int>(1 + pick(28)));
    return text;
  }

  std::mt19937_64 random_;
  std::vector<std::string> titles_;
  std::vector<std::string> bodies_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: multiply_dump DUMP.jsonl DOCUMENTS [SEED]\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  if (lines.empty()) {
    std::cerr << argv[1] << ": cannot be read or is empty\n";
    return 1;
  }
  const std::size_t wanted = std::strtoull(argv[2], nullptr, 10);
  Multiplier multiplier(lines, argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
  for (std::size_t i = 0; i < wanted; ++i) std::cout << multiplier.make(i) << '\n';
  std::cout.flush();
  return std::cout ? 0 : 1;
}
