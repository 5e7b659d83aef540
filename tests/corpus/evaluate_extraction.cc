// Prints how well the fields of announcements are found: thongcao-evaluate-extraction METADATA.jsonl FOLDER
// [--verbose]. Each line of the metadata names a file of the folder ("file", or "id" without ".txt") and what
// is to be found in it; accepted alternatives are in title_accept, date_accept, source_accept,
// optional_speakers, speakers[].role_alt and name_alt.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <thongcao/dump_reader.h>

#include "extraction/letters.h"

namespace {

using nlohmann::json;
using thongcao::Announcement;
using Texts = std::vector<std::string>;

std::string squeeze(std::string_view text) {
  std::string squeezed;
  for (char c : thongcao::trim(text)) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) squeezed += c;
    if (space && squeezed.back() != ' ') squeezed += ' ';
  }
  return squeezed;
}

std::string fold(std::string_view text) {
  return thongcao::to_lower(squeeze(text));
}

std::string text_of(const json& record, const char* key) {
  return record.contains(key) && record[key].is_string() ? record[key].get<std::string>() : std::string();
}

Texts texts_of(const json& record, const char* key) {
  Texts texts;
  if (!record.contains(key)) return texts;
  if (record[key].is_string()) texts.push_back(record[key]);
  if (record[key].is_array())
    for (const json& item : record[key]) texts.push_back(item);
  return texts;
}

struct Score {
  int right = 0, found = 0, expected = 0;

  void print(const char* name) const {
    const double precision = found ? 1.0 * right / found : 1, recall = expected ? 1.0 * right / expected : 1;
    const double f1 = right ? 2 * precision * recall / (precision + recall) : 0;
    std::printf("%-14s precision %.3f  recall %.3f  F1 %.3f  (%d right of %d found, %d expected)\n", name,
                precision, recall, f1, right, found, expected);
  }
};

struct Share {
  int right = 0, all = 0;

  void add(bool is_right) {
    ++all;
    right += is_right;
  }
  void print(const char* name) const {
    std::printf("%-14s %.3f  (%d of %d)\n", name, all ? 1.0 * right / all : 1, right, all);
  }
};

class Evaluation {
 public:
  explicit Evaluation(bool verbose) : verbose_(verbose) {}

  void add(const std::string& file, const json& expected, const Announcement& found) {
    file_ = file;
    compare(title_, "title", expected, "title_accept", found.title);
    compare(date_, "date", expected, "date_accept", found.date ? to_iso(*found.date) : std::string());
    compare(source_, "source", expected, "source_accept", found.source);
    compare_speakers(expected, found.speakers);
    compare_sets(numbers_, "doc_numbers", texts_of(expected, "doc_numbers"), found.doc_numbers);
    Texts dates;
    for (const thongcao::Date& date : found.event_dates) dates.push_back(to_iso(date));
    if (expected.contains("event_dates"))
      compare_sets(dates_, "event_dates", texts_of(expected, "event_dates"), dates);
    compare_sets(bodies_, nullptr, texts_of(expected, "organizations"), found.organizations);
  }

  void print() const {
    title_.print("title");
    date_.print("date");
    speakers_.print("speakers");
    roles_.print("roles");
    exact_roles_.print("roles, exact");
    numbers_.print("doc_numbers");
    source_.print("source");
    dates_.print("event_dates");
    bodies_.print("organizations");
  }

 private:
  void difference(const char* field, const std::string& expected, const std::string& found) const {
    if (verbose_)
      std::printf("%s\t%s\n\texpected %s\n\tfound    %s\n", file_.c_str(), field, expected.c_str(),
                  found.c_str());
  }

  void compare(Share& share, const char* key, const json& expected, const char* also,
               const std::string& found) {
    Texts accepted = texts_of(expected, also);
    accepted.push_back(text_of(expected, key));
    const bool right = std::any_of(accepted.begin(), accepted.end(),
                                   [&](const std::string& text) { return squeeze(text) == squeeze(found); });
    share.add(right);
    if (!right) difference(key, accepted.back(), found);
  }

  void compare_sets(Score& score, const char* name, const Texts& expected, const Texts& found) {
    std::set<std::string> wanted, got;
    for (const std::string& text : expected) wanted.insert(fold(text));
    for (const std::string& text : found) got.insert(fold(text));
    for (const std::string& text : got) score.right += static_cast<int>(wanted.count(text));
    score.found += static_cast<int>(got.size());
    score.expected += static_cast<int>(wanted.size());
    for (const std::string& text : wanted)
      if (name && !got.count(text)) difference(name, text, "-");
    for (const std::string& text : got)
      if (name && !wanted.count(text)) difference(name, "-", text);
  }

  void compare_speakers(const json& expected, const std::vector<thongcao::Speaker>& found) {
    std::vector<bool> used(found.size());
    const Texts optional = texts_of(expected, "optional_speakers");
    for (const json& speaker : expected["speakers"]) {
      Texts names = texts_of(speaker, "name_alt");
      names.push_back(speaker["name"]);
      std::size_t i = 0;
      while (i < found.size() && std::none_of(names.begin(), names.end(), [&](const std::string& name) {
               return fold(name) == fold(found[i].name);
             }))
        ++i;
      const bool neutral = std::find(optional.begin(), optional.end(), names.back()) != optional.end();
      if (i < found.size()) {
        used[i] = true;
        compare_role(speaker, found[i]);
      }
      if (neutral) continue;
      ++speakers_.expected;
      if (i == found.size()) {
        difference("speaker", names.back(), "-");
      } else {
        ++speakers_.found;
        ++speakers_.right;
      }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (used[i] || std::any_of(optional.begin(), optional.end(),
                                 [&](const std::string& name) { return fold(name) == fold(found[i].name); }))
        continue;
      ++speakers_.found;
      difference("speaker", "-", found[i].name + " (" + found[i].role + ")");
    }
  }

  void compare_role(const json& expected, const thongcao::Speaker& found) {
    Texts accepted = texts_of(expected, "role_alt");
    accepted.push_back(text_of(expected, "role"));
    const std::string role = fold(found.role);
    bool right = false, exact = false;
    for (const std::string& text : accepted) {
      const std::string wanted = fold(text);
      exact |= wanted == role;
      right |= wanted == role ||
               (!wanted.empty() && !role.empty() &&
                (wanted.find(role) != std::string::npos || role.find(wanted) != std::string::npos));
    }
    roles_.add(right);
    exact_roles_.add(exact);
    if (!exact)
      difference(right ? "role (contained)" : "role", found.name + ": " + accepted.back(), found.role);
  }

  bool verbose_;
  std::string file_;
  Share title_, date_, source_, roles_, exact_roles_;
  Score speakers_, numbers_, dates_, bodies_;
};

}  // namespace

int main(int argc, char** argv) {
  const bool verbose = argc == 4 && std::strcmp(argv[3], "--verbose") == 0;
  if (argc != 3 && !verbose) {
    std::fprintf(stderr, "usage: thongcao-evaluate-extraction METADATA.jsonl FOLDER [--verbose]\n");
    return 2;
  }
  try {
    Evaluation evaluation(verbose);
    const thongcao::ChunkParser parser;
    const auto on_problem = [](const thongcao::Problem& problem) {
      std::fprintf(stderr, "%s: %s\n", problem.where.c_str(), problem.what.c_str());
    };
    std::ifstream metadata(argv[1]);
    if (!metadata) throw std::runtime_error(std::string("cannot open ") + argv[1]);
    for (std::string line; std::getline(metadata, line);) {
      const json expected = json::parse(line);
      const std::string file =
          expected.contains("file") ? text_of(expected, "file") : text_of(expected, "id") + ".txt";
      thongcao::DumpReader reader({std::string(argv[2]) + '/' + file}, {}, on_problem);
      for (thongcao::Chunk chunk; reader.next(chunk);)
        parser.parse(
            chunk, [&](Announcement&& found) { evaluation.add(file, expected, found); }, on_problem);
    }
    evaluation.print();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
