#include "special_token.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "characters.h"
#include "rare_characters.h"
#include "scanner.h"
#include "syllable_table.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxGroups = 16;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_alnum(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A run of letters and digits between joining characters.
struct Group {
  const char* begin;
  const char* end;
  char joiner = 0;  // the character before it
  int digits = 0;
  int letters = 0;
  bool ascii = true;
  bool syllable = false;  // two or more letters that make a possible Vietnamese syllable
  bool vowel = false;

  bool only_digits() const { return letters == 0; }
  bool only_letters() const { return digits == 0; }
  std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
  int value() const {
    int v = 0;
    for (const char* p = begin; p < end; ++p) v = std::min(v * 10 + (*p - '0'), 100'000);
    return v;
  }
};

using Groups = std::span<const Group>;

// Reads groups while a joining character stands between two of them.
class GroupReader {
 public:
  GroupReader(const char* begin, const char* end) : begin_(begin), end_(end) {
    const char* p = begin;
    char joiner = 0;
    while (count_ < kMaxGroups && read_group(p, joiner)) {
      p = groups_[count_ - 1].end;
      if (p == end_) break;
      joiner = *p;
      if (joiner == '\xE2' && end_ - p >= 3 && std::memcmp(p, "\xE2\x80\x99", 3) == 0) {
        joiner = '\'';
        p += 3;
      } else if (joiner != '\xE2' && joiner != '%' && may_join(joiner)) {
        ++p;
      } else {
        break;
      }
    }
  }

  Groups groups() const { return {groups_.data(), count_}; }

 private:
  // False when there is no group, or one that is no part of a special token: too long, or going on in another
  // script.
  bool read_group(const char* begin, char joiner) {
    Group group{.begin = begin, .end = begin, .joiner = joiner};
    const char* p = begin;
    Letter last = kNoLetter;
    int marks = 0;
    while (p < end_) {
      const CodePoint code_point = decode(p, end_);
      const Character c = classify(code_point.value);
      if (c.cls == CharacterClass::letter) {
        ++group.letters;
        group.vowel |= is_vowel(c.letter);
        last = c.letter;
        marks = 0;
      } else if (c.cls == CharacterClass::digit) {
        ++group.digits;
        last = kNoLetter;
      } else if (c.cls == CharacterClass::rare) {
        if (continues_rare_token(p, end_) && !is_ignorable_character(p, end_)) return false;
        break;
      } else if (c.cls == CharacterClass::mark) {
        if (!composes(last, code_point.value) || ++marks > kMaxMarks) return false;
        if (c.tone == kLevel) last = with_quality_mark(last, code_point.value);
      } else {
        break;
      }
      group.ascii &= code_point.value < 0x80;
      p += code_point.length;
      if (group.letters + group.digits > kMaxRunCharacters || p - begin_ > kMaxSpecialBytes) return false;
    }
    if (p == begin) return false;
    group.end = p;
    if (group.only_letters() && group.letters > 1) {
      if (const auto key = read_key(group.text()))
        group.syllable = SyllableTable::possible().find(*key) != kNoId;
    }
    groups_[count_++] = group;
    return true;
  }

  const char* begin_;
  const char* end_;
  std::array<Group, kMaxGroups> groups_;
  std::size_t count_ = 0;
};

bool equals_ignoring_case(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
           return (x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x) == y;
         });
}

bool is_one_of(std::string_view text, std::span<const std::string_view> lower_words) {
  return std::any_of(lower_words.begin(), lower_words.end(),
                     [&](std::string_view word) { return equals_ignoring_case(text, word); });
}

bool is_year(const Group& g) {
  return g.only_digits() && g.digits == 4 && g.value() >= 1000 && g.value() <= 2999;
}
bool in_range(const Group& g, int low, int high, int max_digits = 2) {
  return g.only_digits() && g.digits <= max_digits && g.value() >= low && g.value() <= high;
}

std::string two_digits(int n) {
  return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

// Dates: d/m/y with one separator, y-m-d, m/y and d/m. The normal form is ISO where there is a year.
bool match_date(Groups g, SpecialToken& token) {
  const auto joined = [&](char c) {
    return std::all_of(g.begin() + 1, g.end(), [&](const Group& x) { return x.joiner == c; });
  };
  token.type = TokenType::date;
  if (g.size() == 3 && (joined('/') || joined('-') || joined('.'))) {
    if (in_range(g[0], 1, 31) && in_range(g[1], 1, 12) && is_year(g[2])) {
      token.text = std::string(g[2].text()) + '-' + two_digits(g[1].value()) + '-' + two_digits(g[0].value());
      return true;
    }
    if (is_year(g[0]) && in_range(g[1], 1, 12) && in_range(g[2], 1, 31) && !joined('.')) {
      token.text = std::string(g[0].text()) + '-' + two_digits(g[1].value()) + '-' + two_digits(g[2].value());
      return true;
    }
  }
  if (g.size() != 2) return false;
  if ((joined('/') || joined('-')) && in_range(g[0], 1, 12) && is_year(g[1])) {
    token.text = std::string(g[1].text()) + '-' + two_digits(g[0].value());
    return true;
  }
  if (joined('-') && is_year(g[0]) && g[1].digits == 2 && in_range(g[1], 1, 12)) {
    token.text = std::string(g[0].text()) + '-' + two_digits(g[1].value());
    return true;
  }
  if (joined('/') && in_range(g[0], 1, 31) && in_range(g[1], 1, 12)) {
    token.text = std::to_string(g[0].value()) + '/' + std::to_string(g[1].value());
    return true;
  }
  return false;
}

bool match_number(Groups g) {
  return std::all_of(g.begin(), g.end(), [&](const Group& x) {
    return x.only_digits() && (x.joiner == 0 || x.joiner == '.' || x.joiner == ',' || x.joiner == ':');
  });
}

bool match_email(Groups g) {
  const auto at = std::find_if(g.begin(), g.end(), [](const Group& x) { return x.joiner == '@'; });
  if (at == g.end() || g.end() - at < 2) return false;
  const auto local = [](const Group& x) {
    return x.ascii && (x.joiner == 0 || std::strchr(".-_+", x.joiner) != nullptr);
  };
  const auto domain = [](const Group& x) { return x.ascii && (x.joiner == '.' || x.joiner == '-'); };
  return at->ascii && std::all_of(g.begin(), at, local) && std::all_of(at + 1, g.end(), domain) &&
         g.back().joiner == '.' && g.back().only_letters();
}

bool match_domain(Groups g) {
  static constexpr std::string_view kTopLevel[] = {"vn",  "com",  "net", "org", "gov",
                                                   "edu", "info", "int", "eu"};
  return std::all_of(g.begin(), g.end(),
                     [](const Group& x) {
                       return x.ascii && (x.joiner == 0 || x.joiner == '.' || x.joiner == '-');
                     }) &&
         g.back().joiner == '.' && is_one_of(g.back().text(), kTopLevel);
}

// A letter group of a symbol such as NĐ-CP: no ordinary word.
bool is_symbol(const Group& g) {
  return g.letters > 0 && !g.syllable;
}

// "15/2020/NĐ-CP", "41/TT-BTC", "24/2018/QH14", "18-KL/TW", "130-CP"
bool match_document_number(Groups g) {
  static constexpr std::string_view kUnits[] = {"km", "kg", "cm", "mm", "ml",  "kw",
                                                "mw", "kv", "m2", "m3", "km2", "h"};
  if (g.size() < 2 || g[0].digits == 0 || g[0].digits > 6 || g[0].letters > 1) return false;
  if (g[1].joiner != '/' && g[1].joiner != '-') return false;
  const bool year = g[1].joiner == '/' && is_year(g[1]);
  const Groups symbol = g.subspan(year ? 2 : 1);
  if (symbol.empty() || !std::all_of(symbol.begin(), symbol.end(), [](const Group& x) {
        return is_symbol(x) && std::strchr("/-&.", x.joiner) != nullptr;
      })) {
    return false;
  }
  if (year || symbol.size() > 1) return true;
  return symbol[0].letters >= 2 && !is_one_of(symbol[0].text(), kUnits);
}

// "KH&CN", "TP.HCM", "NĐ-CP", "COVID-19", "H'Mông"
bool match_abbreviation(Groups g, SpecialToken& token) {
  if (g[0].letters == 0) return false;
  const bool apostrophes = std::all_of(g.begin() + 1, g.end(),
                                       [](const Group& x) { return x.joiner == '\'' && x.only_letters(); });
  if (apostrophes && g[0].only_letters()) {
    token.type = TokenType::foreign;
    return true;
  }
  bool vowel = false;
  for (std::size_t i = 0; i < g.size(); ++i) {
    if (i > 0 && std::strchr("&-.", g[i].joiner) == nullptr) return false;
    const bool ampersand = g[i].joiner == '&' || (i + 1 < g.size() && g[i + 1].joiner == '&');
    if (g[i].syllable && !ampersand) return false;
    if (g[i].only_digits() && (g[i].joiner != '-' || i + 1 < g.size())) return false;
    vowel |= g[i].vowel && g[i].letters > 2;
  }
  token.type = vowel ? TokenType::foreign : TokenType::abbreviation;
  return true;
}

// Letters may be of any script, as browsers show addresses: "https://vi.wikipedia.org/wiki/Hội_nghị".
// A letter or digit of any script: in NFC and NFD alike, "ủ" begins what "u" with a mark begins.
bool starts_host(const char* p, const char* end) {
  const CharacterClass cls = classify(decode(p, end).value).cls;
  return cls == CharacterClass::letter || cls == CharacterClass::digit ||
         (cls == CharacterClass::rare && starts_rare_token(p, end));
}

const char* url_end(const char* begin, const char* end) {
  const char* p = begin;
  bool alnum = false;  // a mark belongs to the letter before it
  while (p < end) {
    const CodePoint c = decode(p, end);
    if (p - begin + c.length > kMaxSpecialBytes) break;
    if (c.value < 0x80) {
      if (c.value <= 0x20 || c.value == 0x7F || std::strchr("<>\"'`{}|\\^", *p) != nullptr) break;
      alnum = is_ascii_alnum(*p);
    } else if (starts_rare_token(p, end)) {
      alnum = true;
    } else if (!continues_rare_token(p, end) || is_ignorable_character(p, end)) {
      break;
    } else if (!alnum) {  // decomposed punctuation, such as ≠
      --p;
      break;
    }
    p += c.length;
  }
  while (p > begin && std::strchr(".,;:!?)]*", p[-1]) != nullptr) --p;
  return p;
}

// Addresses with a scheme or "www.".
SpecialToken match_scheme(const char* begin, const char* end) {
  static constexpr std::string_view kPrefixes[] = {"http://", "https://", "ftp://", "www."};
  for (const std::string_view prefix : kPrefixes) {
    if (static_cast<std::size_t>(end - begin) <= prefix.size()) continue;
    if (!equals_ignoring_case({begin, prefix.size()}, prefix) || !starts_host(begin + prefix.size(), end))
      continue;
    return {url_end(begin, end), TokenType::url, {}};
  }
  return {};
}

bool match(Groups g, SpecialToken& token) {
  if (match_date(g, token)) return true;
  token.text.clear();
  if (match_number(g)) {
    token.type = TokenType::number;
    return true;
  }
  if (match_email(g)) {
    token.type = TokenType::email;
    return true;
  }
  if (match_document_number(g)) {
    token.type = TokenType::document_number;
    return true;
  }
  if (match_domain(g)) {
    token.type = TokenType::url;
    return true;
  }
  return match_abbreviation(g, token);
}

}  // namespace

SpecialToken find_special_token(const char* begin, const char* end) {
  if (SpecialToken address = match_scheme(begin, end); address.end != nullptr) return address;
  const GroupReader reader(begin, end);
  const Groups groups = reader.groups();
  SpecialToken token;
  for (std::size_t count = groups.size(); count > 0; --count) {
    const Groups g = groups.first(count);
    const bool single_number = count == 1 && g[0].only_digits();
    if (!single_number && (count == 1 || !match(g, token))) continue;
    token.end = g.back().end;
    if (single_number) token.type = TokenType::number;
    if (token.type == TokenType::number && token.end < end && *token.end == '%')
      ++token.end;
    else if (single_number)
      return {};  // an ordinary run
    if (token.type == TokenType::url && token.end < end && *token.end == '/') token.end = url_end(begin, end);
    return token;
  }
  return {};
}

bool is_abbreviation(std::string_view normalized, const Lexicon::Internal& lexicon) {
  bool vowel = false;
  int letters = 0;
  for (const char* p = normalized.data(); p < normalized.data() + normalized.size();) {
    const CodePoint c = decode(p, normalized.data() + normalized.size());
    const Character character = classify(c.value);
    vowel |= is_vowel(character.letter);
    letters += character.cls == CharacterClass::letter ? 1 : 0;
    p += c.length;
  }
  return (!vowel && letters >= 2) || lexicon.is_abbreviation(normalized);
}

}  // namespace thongcao
