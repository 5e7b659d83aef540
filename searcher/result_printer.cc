#include "result_printer.h"

#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

namespace thongcao {
namespace {

using nlohmann::ordered_json;

// Raised when a member changes its meaning or goes; new members may come without.
constexpr int kJsonSchemaVersion = 1;

constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kMatch = "\x1B[1;33m";
constexpr std::string_view kDim = "\x1B[2m";
constexpr std::string_view kReset = "\x1B[0m";

std::string rounded(double score) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.2f", score);
  return text.data();
}

// Length of the control character that `text` begins with in UTF-8: 1 for C0 and DEL, 2 for C1, 0 for others.
std::size_t control_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  return byte(0) == 0xC2 && text.size() > 1 && byte(1) < 0xA0 ? 2 : 0;
}

// Copies `text`, but what `replacement` gives in place of each control character.
template <typename Replacement>
std::string replacing_controls(std::string_view text, const Replacement& replacement) {
  std::string clean;
  while (!text.empty()) {
    const std::size_t length = control_length(text);
    if (length > 0)
      clean += replacement(text.substr(0, length));
    else
      clean += text[0];
    text.remove_prefix(length > 0 ? length : 1);
  }
  return clean;
}

// JSON need not escape DEL and C1, but a terminal obeys them. All others are escaped already.
std::string escape_controls(std::string_view json) {
  return replacing_controls(json, [](std::string_view control) {
    std::array<char, 8> text;
    std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned char>(control.back()));
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
  for (const char c : replacing_controls(id, percent)) {
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
    if (!query_id.empty()) out_ << without_controls(query_id) << ": " << without_controls(query) << '\n';
    if (results.results.empty()) out_ << "no results\n";
    for (const Result& result : results.results) print_result(result);
    if (!results.results.empty()) {
      out_ << style(kDim) << (results.matches_exact ? "" : "about ") << results.matches
           << " matching announcements" << style(kReset) << '\n';
    }
    for (const auto& [facet, counts] : results.facets) {
      out_ << facet_name(facet) << ":\n";
      for (const FacetCount& count : counts)
        out_ << "  " << count.count << "  " << without_controls(count.value) << '\n';
    }
  }

 private:
  std::string_view style(std::string_view code) const { return colour_ ? code : std::string_view(); }

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
    out_ << '\n';
  }

  void print_details(const Result& result) {
    std::string line = result.date ? to_iso(*result.date) : "undated";
    if (!result.source.empty()) line += " · " + result.source;
    line += " · " + result.id;
    out_ << style(kDim) << without_controls(line) << style(kReset) << '\n';
    if (result.speakers.empty()) return;
    std::string speakers;
    for (const Speaker& speaker : result.speakers) {
      if (!speakers.empty()) speakers += "; ";
      speakers += speaker.name;
      if (!speaker.role.empty()) speakers += " (" + speaker.role + ')';
    }
    out_ << "   " << without_controls(speakers) << '\n';
  }

  void print_excerpt(const Excerpt& excerpt, std::string_view base) {
    std::size_t at = 0;
    const auto print_piece = [&](std::size_t end, std::string_view code) {
      if (end > at) {
        out_ << style(code) << without_controls(std::string_view(excerpt.text).substr(at, end - at))
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
          {"snippet", excerpt_json(result.snippet)}};
}

class JsonPrinter : public ResultPrinter {
 public:
  explicit JsonPrinter(std::ostream& out) : out_(out) {}

  void print(std::string_view query_id, std::string_view query, const Results& results) override {
    ordered_json object = {{"schema", kJsonSchemaVersion}};
    if (!query_id.empty()) object["query_id"] = query_id;
    object["query"] = query;
    object["matches"] = results.matches;
    object["matches_exact"] = results.matches_exact;
    object["partial"] = results.partial;
    ordered_json& list = object["results"] = ordered_json::array();
    for (const Result& result : results.results) list.push_back(result_json(result));
    ordered_json& facets = object["facets"] = ordered_json::object();
    for (const auto& [facet, counts] : results.facets) {
      ordered_json& values = facets[std::string(facet_name(facet))] = ordered_json::array();
      for (const FacetCount& count : counts)
        values.push_back({{"value", count.value}, {"count", count.count}});
    }
    out_ << escape_controls(object.dump(-1, ' ', false, ordered_json::error_handler_t::replace)) << '\n';
  }

 private:
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

std::string without_controls(std::string_view text) {
  return replacing_controls(text, [](std::string_view) { return std::string_view(); });
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
