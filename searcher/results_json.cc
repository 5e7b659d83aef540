#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include <thongcao/printable.h>
#include <thongcao/results_json.h>

namespace thongcao {
namespace {

using nlohmann::ordered_json;

// Of results.schema.json. Raised when a member comes, goes or changes its meaning.
constexpr int kJsonSchemaVersion = 2;

// JSON need not escape DEL, C1 and marks of direction, but a terminal obeys them. C0 is escaped already.
std::string escape_unprintable(std::string_view json) {
  std::string escaped;
  while (!json.empty()) {
    const std::size_t length = unprintable_length(json);
    const std::string_view bytes = json.substr(0, length == 0 ? 1 : length);
    json.remove_prefix(bytes.size());
    if (length == 0) {
      escaped += bytes;
      continue;
    }
    unsigned code = static_cast<unsigned char>(bytes[0]);
    if (length > 1) code &= 0xFFu >> (length + 1);
    for (const char c : bytes.substr(1)) code = (code << 6) | (static_cast<unsigned char>(c) & 0x3F);
    std::array<char, 16> text;
    std::snprintf(text.data(), text.size(), "\\u%04x", code);
    escaped += text.data();
  }
  return escaped;
}

std::string written(const ordered_json& object) {
  return escape_unprintable(object.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

ordered_json or_null(const std::optional<std::string>& text) {
  return text ? ordered_json(*text) : ordered_json();
}

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

ordered_json completions_json(std::string_view prefix, const std::vector<Completion>& completions) {
  ordered_json object = {{"schema", kJsonSchemaVersion}, {"prefix", prefix}};
  ordered_json& list = object["completions"] = ordered_json::array();
  for (const Completion& c : completions)
    list.push_back({{"kind", completion_kind_name(c.kind)}, {"text", c.text}, {"count", c.count}});
  return object;
}

}  // namespace

std::string to_json(std::string_view query, const Results& results, std::string_view query_id) {
  ordered_json object = {{"schema", kJsonSchemaVersion}};
  if (!query_id.empty()) object["query_id"] = query_id;
  object["query"] = query;
  object["corrected_query"] = or_null(results.corrected_query);
  object["matches"] = results.matches;
  object["matches_exact"] = results.matches_exact;
  object["partial"] = results.partial;
  ordered_json& list = object["results"] = ordered_json::array();
  for (const Result& result : results.results) list.push_back(result_json(result));
  ordered_json& facets = object["facets"] = ordered_json::object();
  for (const auto& [facet, counts] : results.facets)
    facets[std::string(facet_name(facet))] = counts_json(counts);
  object["histogram"] = counts_json(results.histogram);
  return written(object);
}

std::string to_json(std::string_view prefix, const std::vector<Completion>& completions) {
  return written(completions_json(prefix, completions));
}

std::string to_json(std::string_view prefix, const std::vector<Completion>& completions,
                    const std::optional<std::string>& corrected_query) {
  ordered_json object = completions_json(prefix, completions);
  object["corrected_query"] = or_null(corrected_query);
  return written(object);
}

std::string_view completion_kind_name(Completion::Kind kind) {
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

}  // namespace thongcao
