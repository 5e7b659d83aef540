#include "lexicon_file.h"

#include <charconv>
#include <string>

#include <thongcao/error.h>

#include "syllable.h"

namespace thongcao {
namespace {

// Cuts the part before `separator` off `rest`.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return part;
}

class LineParser {
 public:
  LineParser(std::string_view name, std::size_t number) : name_(name), number_(number) {}

  LexiconLine parse(std::string_view rest, SyllableCheck check) const {
    LexiconLine line;
    if (rest.front() == '-') {
      line.kind = LexiconLine::Kind::removal;
      line.word = rest.substr(1);
      if (line.word.empty()) fail("a '-' must be followed by the word to remove");
      return line;
    }
    line.word = take(rest, '\t');
    const std::string_view frequency = take(rest, '\t');
    if (line.word.empty()) fail("the word before the first tab is missing");
    const auto [end, error] =
        std::from_chars(frequency.data(), frequency.data() + frequency.size(), line.frequency);
    if (error != std::errc() || end != frequency.data() + frequency.size() || !(line.frequency >= 0)) {
      fail("expected a frequency (a number, 0 or more) after the word and a tab");
    }
    while (!rest.empty()) read_tag(take(rest, ';'), line);
    if (check == SyllableCheck::make && line.kind != LexiconLine::Kind::abbreviation)
      check_syllables(line.word);
    return line;
  }

 private:
  void read_tag(std::string_view tag, LexiconLine& line) const {
    using Kind = LexiconLine::Kind;
    constexpr std::string_view kAbbreviation = "abbreviation=";
    if (tag == "surname")
      line.kind = Kind::surname;
    else if (tag == "middle")
      line.kind = Kind::middle;
    else if (tag == "given")
      line.kind = Kind::given;
    else if (tag == "case")
      line.case_sensitive = true;
    else if (tag.starts_with(kAbbreviation) && tag.size() > kAbbreviation.size()) {
      line.kind = Kind::abbreviation;
      line.expansion = tag.substr(kAbbreviation.size());
    } else if (tag != "name" && tag != "place") {
      fail("unknown tag '" + std::string(tag) +
           "'; tags are name, place, surname, middle, given, case, abbreviation=…");
    }
  }

  void check_syllables(std::string_view word) const {
    while (true) {
      const std::size_t space = word.find(' ');
      const std::string_view part = word.substr(0, space);
      if (!read_key(part)) {
        fail("'" + std::string(part) + "' is no syllable: a word is written in letters, at most " +
             std::to_string(kMaxKeyLetters) + " a syllable, with one space between two syllables");
      }
      if (space == std::string_view::npos) return;
      word.remove_prefix(space + 1);
    }
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorCode::invalid_argument,
                std::string(name_) + ":" + std::to_string(number_) + ": " + what);
  }

  std::string_view name_;
  std::size_t number_;
};

}  // namespace

void parse_lexicon_file(std::string_view text, std::string_view name, SyllableCheck check,
                        const std::function<void(const LexiconLine&)>& on_line) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::string_view line = take(text, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') on_line(LineParser(name, number).parse(line, check));
  }
}

}  // namespace thongcao
