#include "page_parts.h"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include <thongcao/printable.h>

namespace thongcao {
namespace {

Language other(Language language) {
  return language == Language::vietnamese ? Language::english : Language::vietnamese;
}

// In the fewest digits that are read back as the number.
std::string shortest(double number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

using Parameters = std::vector<std::pair<std::string_view, std::string>>;

// What read_search() reads as this search, and the language; what is usual is left out.
Parameters parameters_of(const PageRequest& request) {
  const SearchOptions& options = request.search.options;
  const SearchOptions usual;
  Parameters parameters;
  if (!request.search.query.empty()) parameters.emplace_back("q", request.search.query);
  for (const Filter& filter : options.filters)
    parameters.emplace_back("filter", std::string(facet_name(filter.facet)) + ':' + filter.value);
  if (options.sort == SortOrder::newest) parameters.emplace_back("sort", "newest");
  if (options.sort == SortOrder::oldest) parameters.emplace_back("sort", "oldest");
  if (options.limit != usual.limit) parameters.emplace_back("limit", std::to_string(options.limit));
  if (options.offset > 0) parameters.emplace_back("offset", std::to_string(options.offset));
  if (options.collapse_duplicates) parameters.emplace_back("collapse", "1");
  if (options.recency.weight > 0) {
    parameters.emplace_back("recency", "1");
    if (options.recency.half_life_days != usual.recency.half_life_days)
      parameters.emplace_back("half-life", shortest(options.recency.half_life_days));
  }
  if (request.language == Language::english) parameters.emplace_back("lang", "en");
  return parameters;
}

// What a new query keeps of a search.
std::string hidden_inputs(PageRequest request) {
  request.search.query.clear();
  request.search.options.offset = 0;
  std::string html;
  for (const auto& [name, value] : parameters_of(request)) {
    html.append("<input type=\"hidden\" name=\"")
        .append(name)
        .append("\" value=\"")
        .append(escaped(value))
        .append("\">");
  }
  return html;
}

std::string help(const PageTexts& texts, std::string_view state) {
  std::string html = "<details class=\"help\"";
  return html.append(state)
      .append("><summary>")
      .append(texts.help)
      .append("</summary>")
      .append(texts.help_html)
      .append("</details>");
}

std::string lang_parameter(Language language) {
  return language == Language::english ? "?lang=en" : "";
}

}  // namespace

std::string escaped(std::string_view text) {
  return to_html(Excerpt{printable_text(text), {}});
}

std::string link(std::string_view address, std::string_view text, std::string_view attributes) {
  std::string html = "<a href=\"" + escaped(address) + '"';
  if (!attributes.empty()) html.append(1, ' ').append(attributes);
  return html + '>' + escaped(text) + "</a>";
}

std::string search_address(const PageRequest& request) {
  std::string address = "/";
  for (const auto& [name, value] : parameters_of(request)) {
    address += address == "/" ? '?' : '&';
    address.append(name).append(1, '=').append(percent_encoded(value));
  }
  return address;
}

std::string announcement_address(Language language, std::string_view id) {
  return "/announcement/" + percent_encoded(id) + lang_parameter(language);
}

bool is_web_address(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

std::string with_separators(std::size_t number, Language language) {
  std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i > 3; i -= 3)
    text.insert(i - 3, 1, language == Language::vietnamese ? '.' : ',');
  return text;
}

std::string time_element(const Date& date, Language language) {
  const std::string iso = to_iso(date);
  const std::string shown = language == Language::vietnamese
                                ? iso.substr(8) + '/' + iso.substr(5, 2) + '/' + iso.substr(0, 4)
                                : iso;
  return "<time datetime=\"" + iso + "\">" + shown + "</time>";
}

std::string framed(const Frame& frame, std::string_view main) {
  const Language language = frame.request.language;
  const PageTexts& texts = page_texts(language);
  const std::string start = "/" + lang_parameter(language);
  std::string html = "<!DOCTYPE html>\n<html lang=\"";
  html.append(texts.code)
      .append("\"><head><meta charset=\"utf-8\"><title>")
      .append(escaped(frame.title))
      .append(
          "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
          "<meta name=\"color-scheme\" content=\"light dark\">"
          "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">"
          "<link rel=\"stylesheet\" href=\"/style.css\"><script src=\"/search.js\" "
          "defer></script></head><body class=\"")
      .append(frame.kind)
      .append("\"><a class=\"skip\" href=\"#main\">")
      .append(texts.skip)
      .append("</a><header><div class=\"site\"><div class=\"wide\"><a class=\"name\" href=\"")
      .append(start)
      .append("\">")
      .append(texts.site)
      .append("</a><a class=\"language\" lang=\"")
      .append(page_texts(other(language)).code)
      .append("\" href=\"")
      .append(escaped(frame.other_language))
      .append("\">")
      .append(texts.other_language)
      .append("</a></div></div><div class=\"band\"><div class=\"wide\">");
  if (frame.kind == "start") html.append("<h1>").append(texts.tagline).append("</h1>");
  html.append("<form action=\"/\" role=\"search\"><label for=\"q\">")
      .append(texts.search_label)
      .append(
          "</label><div class=\"field\"><input id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" "
          "spellcheck=\"false\" maxlength=\"1000\" placeholder=\"")
      .append(texts.placeholder)
      .append("\" value=\"")
      .append(escaped(frame.request.search.query))
      .append("\"><button>")
      .append(texts.search)
      .append("</button></div>");
  html += hidden_inputs(frame.request) + "</form>";
  if (!frame.open_help) html += help(texts, "");
  html.append("</div></div></header><main id=\"main\" class=\"wide\" tabindex=\"-1\">").append(main);
  if (frame.open_help) html += help(texts, " open");
  html.append("</main><footer class=\"site\"><div class=\"wide\"><p>")
      .append(texts.footer)
      .append("</p></div></footer></body></html>\n");
  return html;
}

}  // namespace thongcao
