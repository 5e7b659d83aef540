#include "schema.h"

#include <charconv>

#include <thongcao/tokenizer.h>

namespace thongcao::schema {
namespace {

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

}  // namespace

std::string id_term(std::string_view id) {
  std::string term(prefix::kId);
  if (term.size() + id.size() <= kMaxTermBytes) return term.append(id);
  // Long ids keep a readable beginning; the hash keeps them apart.
  constexpr std::size_t kHashDigits = 16;
  char digits[kHashDigits];
  const auto [end, error] = std::to_chars(digits, digits + kHashDigits, fnv1a(id), 16);
  term.append(id.substr(0, kMaxTermBytes - term.size() - kHashDigits));
  return term.append(digits, end);
}

std::string number_term(std::string_view number) {
  std::string term;
  make_term(prefix::kNumber, fold_diacritics(normalize(number)), term);
  return term;
}

std::string abbreviation_prefix(std::string_view abbreviation) {
  return std::string(prefix::kAbbreviation).append(abbreviation).append(1, kListSeparator);
}

bool make_pair_term(std::string_view first, std::string_view second, std::string& term) {
  term.assign(prefix::kPair).append(first).append(1, ' ').append(second);
  return term.size() <= kMaxTermBytes;
}

std::string number_value(std::uint64_t number) {
  std::string bytes(8, '\0');
  for (int i = 7; i >= 0; --i, number >>= 8)
    bytes[static_cast<std::size_t>(i)] = static_cast<char>(number & 0xFF);
  return bytes;
}

std::uint64_t number_of_value(std::string_view value) {
  std::uint64_t number = 0;
  for (const char c : value) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::string date_value(const Date& date) {
  std::string iso = to_iso(date);
  std::erase(iso, '-');
  return iso;
}

std::optional<Date> date_of_value(std::string_view value) {
  if (value.size() != 8) return std::nullopt;
  std::string iso(value);
  iso.insert(6, 1, '-').insert(4, 1, '-');
  return parse_iso_date(iso);
}

bool make_term(std::string_view term_prefix, std::string_view text, std::string& term) {
  term.clear();
  if (text.empty() || term_prefix.size() + text.size() > kMaxTermBytes) return false;
  term.append(term_prefix).append(text);
  return true;
}

}  // namespace thongcao::schema
