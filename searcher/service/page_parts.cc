#include "page_parts.h"

#include <array>
#include <charconv>

#include <thongcao/printable.h>

namespace thongcao {
namespace {

Language other(Language language) {
  return language == Language::vietnamese ? Language::english : Language::vietnamese;
}

void add(std::string& address, std::string_view name, std::string_view value) {
  address += address.find('?') == std::string::npos ? '?' : '&';
  address.append(name).append(1, '=').append(percent_encoded(value));
}

// In the fewest digits that are read back as the number.
std::string shortest(double number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
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
  const SearchOptions& options = request.search.options;
  const SearchOptions usual;
  std::string address = "/";
  if (!request.search.query.empty()) add(address, "q", request.search.query);
  for (const Filter& filter : options.filters)
    add(address, "filter", std::string(facet_name(filter.facet)) + ':' + filter.value);
  if (options.sort == SortOrder::newest) add(address, "sort", "newest");
  if (options.sort == SortOrder::oldest) add(address, "sort", "oldest");
  if (options.limit != usual.limit) add(address, "limit", std::to_string(options.limit));
  if (options.offset > 0) add(address, "offset", std::to_string(options.offset));
  if (options.collapse_duplicates) add(address, "collapse", "1");
  if (options.recency.weight > 0) {
    add(address, "recency", "1");
    if (options.recency.half_life_days != usual.recency.half_life_days)
      add(address, "half-life", shortest(options.recency.half_life_days));
  }
  if (request.language == Language::english) add(address, "lang", "en");
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
  const PageTexts& texts = page_texts(frame.language);
  const std::string start = "/" + lang_parameter(frame.language);
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
      .append(page_texts(other(frame.language)).code)
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
      .append(escaped(frame.query))
      .append("\"><button>")
      .append(texts.search)
      .append("</button></div>");
  if (frame.language == Language::english) html += "<input type=\"hidden\" name=\"lang\" value=\"en\">";
  html += "</form>";
  if (!frame.open_help) html += help(texts, "");
  html.append("</div></div></header><main id=\"main\" class=\"wide\" tabindex=\"-1\">").append(main);
  if (frame.open_help) html += help(texts, " open");
  html.append("</main><footer class=\"site\"><div class=\"wide\"><p>")
      .append(texts.footer)
      .append("</p></div></footer></body></html>\n");
  return html;
}

}  // namespace thongcao
