#include "result_printer.h"

#include <array>
#include <cstdio>
#include <iomanip>

#include <thongcao/printable.h>
#include <thongcao/results_json.h>

#include "histogram.h"

namespace thongcao {
namespace {

constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kMatch = "\x1B[1;33m";
constexpr std::string_view kDim = "\x1B[2m";
constexpr std::string_view kReset = "\x1B[0m";

std::string rounded(double score) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.2f", score);
  return text.data();
}

// Copies `text`, but what `replacement` gives in place of each unprintable character.
template <typename Replacement>
std::string replacing_unprintable(std::string_view text, const Replacement& replacement) {
  std::string clean;
  while (!text.empty()) {
    const std::size_t length = unprintable_length(text);
    if (length > 0)
      clean += replacement(text.substr(0, length));
    else
      clean += text[0];
    text.remove_prefix(length > 0 ? length : 1);
  }
  return clean;
}

// An id as one field of a line.
std::string as_field(std::string_view id) {
  const auto percent = [](std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
      std::array<char, 4> code;
      std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned char>(c));
      text += code.data();
    }
    return text;
  };
  std::string field;
  for (const char c : replacing_unprintable(id, percent)) {
    if (c == ' ')
      field += "%20";
    else
      field += c;
  }
  return field;
}

class TextPrinter : public ResultPrinter {
 public:
  TextPrinter(std::ostream& out, bool colour) : out_(out), colour_(colour) {}

  void print(std::string_view query_id, std::string_view query, const Results& results) override {
    if (!query_id.empty()) out_ << printable_text(query_id) << ": " << printable_text(query) << '\n';
    if (results.corrected_query)
      out_ << "Có phải bạn muốn tìm: " << printable_text(*results.corrected_query) << '\n';
    if (results.results.empty()) out_ << "no results\n";
    for (const Result& result : results.results) print_result(result);
    if (!results.results.empty()) {
      out_ << style(kDim) << (results.matches_exact ? "" : "about ") << results.matches
           << " matching announcements" << style(kReset) << '\n';
    }
    for (const auto& [facet, counts] : results.facets) {
      out_ << facet_name(facet) << ":\n";
      for (const FacetCount& count : counts) print_count(count.count, count.value);
    }
    if (!results.histogram.empty()) {
      out_ << "by date:\n";
      draw_histogram(results.histogram, out_);
    }
  }

  void print(std::string_view, const std::vector<Completion>& completions) override {
    if (completions.empty()) out_ << "no completions\n";
    for (std::size_t i = 0; i < completions.size(); ++i) {
      const Completion& completion = completions[i];
      if (i == 0 || completion.kind != completions[i - 1].kind)
        out_ << completion_kind_name(completion.kind) << ":\n";
      print_count(completion.count, completion.text);
    }
  }

 private:
  std::string_view style(std::string_view code) const { return colour_ ? code : std::string_view(); }

  void print_count(std::size_t count, std::string_view value) {
    out_ << "  " << count << "  " << printable_text(value) << '\n';
  }

  void print_result(const Result& result) {
    out_ << result.rank << ". ";
    print_excerpt(result.title.text.empty() ? Excerpt{result.id, {}} : result.title, kBold);
    out_ << style(kDim) << "  [" << rounded(result.score) << ']' << style(kReset) << "\n   ";
    print_details(result);
    if (!result.snippet.text.empty()) {
      out_ << "   ";
      print_excerpt(result.snippet, {});
      out_ << '\n';
    }
    if (result.duplicates > 0)
      out_ << style(kDim) << "   published " << result.duplicates + 1 << " times" << style(kReset) << '\n';
    for (const ScorePart& part : result.explanation) {
      out_ << "   " << std::setw(8) << rounded(part.score) << "  " << part.field
           << (part.text.empty() ? "" : "  ") << printable_text(part.text) << '\n';
    }
    out_ << '\n';
  }

  void print_details(const Result& result) {
    std::string line = result.date ? to_iso(*result.date) : "undated";
    if (!result.source.empty()) line += " · " + result.source;
    line += " · " + result.id;
    out_ << style(kDim) << printable_text(line) << style(kReset) << '\n';
    if (result.speakers.empty()) return;
    std::string speakers;
    for (const Speaker& speaker : result.speakers) {
      if (!speakers.empty()) speakers += "; ";
      speakers += speaker.name;
      if (!speaker.role.empty()) speakers += " (" + speaker.role + ')';
    }
    out_ << "   " << printable_text(speakers) << '\n';
  }

  void print_excerpt(const Excerpt& excerpt, std::string_view base) {
    std::size_t at = 0;
    const auto print_piece = [&](std::size_t end, std::string_view code) {
      if (end > at) {
        out_ << style(code) << printable_text(std::string_view(excerpt.text).substr(at, end - at))
             << (code.empty() ? "" : style(kReset));
      }
      at = end;
    };
    for (const ByteRange& match : excerpt.matches) {
      print_piece(match.begin, base);
      print_piece(match.end, kMatch);
    }
    print_piece(excerpt.text.size(), base);
  }

  std::ostream& out_;
  const bool colour_;
};

class JsonPrinter : public ResultPrinter {
 public:
  explicit JsonPrinter(std::ostream& out) : out_(out) {}

  void print(std::string_view query_id, std::string_view query, const Results& results) override {
    out_ << to_json(query, results, query_id) << '\n';
  }
  void print(std::string_view prefix, const std::vector<Completion>& completions) override {
    out_ << to_json(prefix, completions) << '\n';
  }

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_text_printer(std::ostream& out, bool colour) {
  return std::make_unique<TextPrinter>(out, colour);
}

std::unique_ptr<ResultPrinter> make_json_printer(std::ostream& out) {
  return std::make_unique<JsonPrinter>(out);
}

void print_trec(std::string_view query_id, const std::vector<Hit>& hits, std::size_t offset,
                std::ostream& out) {
  std::size_t rank = offset;
  for (const Hit& hit : hits)
    out << as_field(query_id) << " Q0 " << as_field(hit.id) << ' ' << ++rank << ' ' << hit.score
        << " thongcao\n";
}

}  // namespace thongcao
