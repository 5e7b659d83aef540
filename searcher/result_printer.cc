#include "result_printer.h"

#include <array>
#include <cstdio>
#include <iomanip>

#include <nlohmann/json.hpp>

#include <thongcao/printable.h>

#include "histogram.h"

namespace thongcao {
namespace {

using nlohmann::ordered_json;

// Of results.schema.json. Raised when a member comes, goes or changes its meaning.
constexpr int kJsonSchemaVersion = 2;

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

// JSON need not escape DEL, C1 and marks of direction, but a terminal obeys them. C0 is escaped already.
std::string escape_unprintable(std::string_view json) {
  return replacing_unprintable(json, [](std::string_view bytes) {
    unsigned code = static_cast<unsigned char>(bytes[0]);
    if (bytes.size() > 1) code &= 0xFFu >> (bytes.size() + 1);
    for (const char c : bytes.substr(1)) code = (code << 6) | (static_cast<unsigned char>(c) & 0x3F);
    std::array<char, 16> text;
    std::snprintf(text.data(), text.size(), "\\u%04x", code);
    return std::string(text.data());
  });
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

std::string_view kind_name(Completion::Kind kind) {
  switch (kind) {
    case Completion::Kind::phrase:
      return "phrase";
    case Completion::Kind::speaker:
      return "speaker";
    case Completion::Kind::title:
      break;
  }
  return "title";
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
      if (i == 0 || completion.kind != completions[i - 1].kind) out_ << kind_name(completion.kind) << ":\n";
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

ordered_json excerpt_json(const Excerpt& excerpt) {
  ordered_json matches = ordered_json::array();
  for (const ByteRange& match : excerpt.matches) matches.push_back({match.begin, match.end});
  return {{"text", excerpt.text}, {"matches", matches}};
}

ordered_json explanation_json(const std::vector<ScorePart>& parts) {
  ordered_json list = ordered_json::array();
  for (const ScorePart& part : parts)
    list.push_back({{"field", part.field}, {"text", part.text}, {"score", part.score}});
  return list;
}

ordered_json counts_json(const std::vector<FacetCount>& counts) {
  ordered_json list = ordered_json::array();
  for (const FacetCount& count : counts) list.push_back({{"value", count.value}, {"count", count.count}});
  return list;
}

ordered_json result_json(const Result& result) {
  ordered_json speakers = ordered_json::array();
  for (const Speaker& speaker : result.speakers)
    speakers.push_back({{"name", speaker.name}, {"role", speaker.role}});
  return {{"rank", result.rank},
          {"score", result.score},
          {"id", result.id},
          {"title", excerpt_json(result.title)},
          {"date", result.date ? ordered_json(to_iso(*result.date)) : ordered_json()},
          {"speakers", speakers},
          {"organizations", result.organizations},
          {"doc_numbers", result.doc_numbers},
          {"source", result.source},
          {"url", result.url},
          {"snippet", excerpt_json(result.snippet)},
          {"duplicates", result.duplicates},
          {"explanation", explanation_json(result.explanation)}};
}

class JsonPrinter : public ResultPrinter {
 public:
  explicit JsonPrinter(std::ostream& out) : out_(out) {}

  void print(std::string_view query_id, std::string_view query, const Results& results) override {
    ordered_json object = {{"schema", kJsonSchemaVersion}};
    if (!query_id.empty()) object["query_id"] = query_id;
    object["query"] = query;
    object["corrected_query"] =
        results.corrected_query ? ordered_json(*results.corrected_query) : ordered_json();
    object["matches"] = results.matches;
    object["matches_exact"] = results.matches_exact;
    object["partial"] = results.partial;
    ordered_json& list = object["results"] = ordered_json::array();
    for (const Result& result : results.results) list.push_back(result_json(result));
    ordered_json& facets = object["facets"] = ordered_json::object();
    for (const auto& [facet, counts] : results.facets)
      facets[std::string(facet_name(facet))] = counts_json(counts);
    object["histogram"] = counts_json(results.histogram);
    write(object);
  }

  void print(std::string_view prefix, const std::vector<Completion>& completions) override {
    ordered_json object = {{"schema", kJsonSchemaVersion}, {"prefix", prefix}};
    ordered_json& list = object["completions"] = ordered_json::array();
    for (const Completion& c : completions)
      list.push_back({{"kind", kind_name(c.kind)}, {"text", c.text}, {"count", c.count}});
    write(object);
  }

 private:
  void write(const ordered_json& object) {
    out_ << escape_unprintable(object.dump(-1, ' ', false, ordered_json::error_handler_t::replace)) << '\n';
  }

  std::ostream& out_;
};

constexpr std::pair<Facet, std::string_view> kFacetNames[] = {{Facet::speaker, "speaker"},
                                                              {Facet::agency, "agency"},
                                                              {Facet::source, "source"},
                                                              {Facet::year, "year"},
                                                              {Facet::month, "month"}};

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

std::string_view facet_name(Facet facet) {
  for (const auto& [known, name] : kFacetNames) {
    if (known == facet) return name;
  }
  return "unknown";
}

std::optional<Facet> facet_of_name(std::string_view name) {
  for (const auto& [facet, known] : kFacetNames) {
    if (known == name) return facet;
  }
  return std::nullopt;
}

}  // namespace thongcao
