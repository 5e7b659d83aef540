#include <string_view>

#include <thongcao/searcher.h>

namespace thongcao {
namespace {

void append_escaped(std::string_view text, std::string& html) {
  for (const char c : text) {
    switch (c) {
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '&':
        html += "&amp;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
}

}  // namespace

std::string to_html(const Excerpt& excerpt) {
  const std::string_view text = excerpt.text;
  std::string html;
  std::size_t at = 0;
  for (const ByteRange& match : excerpt.matches) {
    append_escaped(text.substr(at, match.begin - at), html);
    html += "<mark>";
    append_escaped(text.substr(match.begin, match.end - match.begin), html);
    html += "</mark>";
    at = match.end;
  }
  append_escaped(text.substr(at), html);
  return html;
}

}  // namespace thongcao
