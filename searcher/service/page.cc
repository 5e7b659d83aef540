#include "page.h"

#include "page_assets.h"
#include "page_parts.h"
#include "page_texts.h"

namespace thongcao {
namespace {

std::string_view cause(const PageTexts& texts, int status) {
  if (status == 404) return texts.not_found;
  return status < 500 ? texts.bad_request : texts.unavailable;
}

}  // namespace

std::string error_page(Language language, int status, std::string_view message) {
  const PageTexts& texts = page_texts(language);
  const PageRequest start{language, {}};
  const PageRequest translated{language == Language::vietnamese ? Language::english : Language::vietnamese,
                               {}};
  std::string main = "<h1>";
  main.append(texts.failed)
      .append("</h1><p>")
      .append(cause(texts, status))
      .append("</p><p class=\"about\" lang=\"en\">")
      .append(std::to_string(status))
      .append(": ")
      .append(escaped(message))
      .append("</p><p>")
      .append(link(search_address(start), texts.to_start))
      .append("</p>");
  return framed({start, std::string(texts.failed), search_address(translated), "error"}, main);
}

std::optional<Asset> find_asset(std::string_view name) {
  if (name == "style.css") return Asset{kStyle, "text/css; charset=utf-8"};
  if (name == "search.js") return Asset{kScript, "text/javascript; charset=utf-8"};
  if (name == "favicon.svg") return Asset{kIcon, "image/svg+xml"};
  return std::nullopt;
}

}  // namespace thongcao
