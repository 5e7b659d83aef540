#include "request.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include <unicode/utf8.h>

namespace thongcao {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_utf8(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

// `plus` stands for a space in parameters. `where` is named in messages.
std::string decoded(std::string_view text, bool plus, const std::string& where) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = high < 0 ? -1 : hex_digit(text[i + 2]);
      if (low < 0)
        throw RequestError(400, where, "has a '%' without two hexadecimal digits; write %25 for '%'");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!is_utf8(out)) throw RequestError(400, where, "is not UTF-8");
  if (out.find('\0') != std::string::npos) throw RequestError(400, where, "holds a null character");
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Cuts `text` before the first `separator`, moves `text` behind it and returns the piece.
std::string_view next_piece(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return piece;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  std::optional<std::string_view> found;
  for (const auto& [known, value] : parameters) {
    if (known != name) continue;
    if (found) throw RequestError(400, std::string(name), "may be given only once");
    found = value;
  }
  return found;
}

void read_target(Request& request) {
  const std::string_view target = request.target;
  if (target.empty() || target[0] != '/') throw RequestError(400, "path", "must begin with '/'");
  std::string_view query = target.substr(0, target.find('#'));
  std::string_view path = next_piece(query, '?').substr(1);
  while (!path.empty()) request.path.push_back(decoded(next_piece(path, '/'), false, "path"));
  while (!query.empty()) {
    std::string_view value = next_piece(query, '&');
    if (value.empty()) continue;
    const std::string name = decoded(next_piece(value, '='), true, "name of a parameter");
    request.parameters.emplace_back(name, decoded(value, true, name));
  }
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 &&
        (std::isalnum(byte) != 0 || std::string_view("-._~").find(c) != std::string_view::npos)) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
    }
  }
  return out;
}

bool header_allows(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::string_view item = next_piece(header, ',');
    if (!equal_ignoring_case(trimmed(next_piece(item, ';')), name)) continue;
    item = trimmed(item);
    if (item.empty()) return true;
    // q=0, q=0.0 … forbid it.
    return !((item[0] == 'q' || item[0] == 'Q') && item.size() > 2 &&
             item.find_first_not_of("0.", 2) == std::string_view::npos);
  }
  return false;
}

}  // namespace thongcao
