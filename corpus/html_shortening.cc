#include "html_shortening.h"

#include <algorithm>
#include <cstddef>

#include "extraction/letters.h"

namespace thongcao {
namespace {

// The private characters of plane 15. A page that has some itself is left as it is.
constexpr char32_t kFirst = 0xF0000;
constexpr std::size_t kMaxRuns = 0xFFFE;
constexpr std::string_view kPlane15 = "\xF3";
constexpr std::size_t kLeastBytes = 8;  // shorter runs are not worth it
constexpr std::string_view kSpace = " \t\r\n\f";

bool is_ascii_letter(char c) {
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'z';
}

bool starts_with_name(std::string_view text, std::string_view small_name) {
  return text.size() > small_name.size() &&
         std::equal(small_name.begin(), small_name.end(), text.begin(),
                    [](char a, char b) { return a == static_cast<char>(b | 0x20); }) &&
         !is_ascii_letter(text[small_name.size()]);
}

}  // namespace

ShortenedHtml::ShortenedHtml(std::string_view html) : html_(html) {
  text_.reserve(html.size() / 2);
  if (html.find(kPlane15) != std::string_view::npos || html.find('\0') != std::string_view::npos)
    at_ = html.size(), text_ = html;
  while (at_ < html_.size()) {
    std::size_t end = at_;
    while (end < html_.size() && html_[end] != '<' && html_[end] != '&') ++end;
    put_run(html_.substr(at_, end - at_));
    at_ = end;
    if (end == html_.size()) break;
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      copy_until("-->");
    } else if (rest.size() > 1 && rest[0] == '<' && (is_ascii_letter(rest[1]) || rest[1] == '/')) {
      copy_tag();
    } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
      copy_until(">");
    } else {
      copy_reference();
    }
  }
}

// Copies a "<" that begins no tag, or a character reference such as "&aacute;".
void ShortenedHtml::copy_reference() {
  const std::size_t begin = at_++;
  while (at_ < html_.size() && (is_ascii_letter(html_[at_]) ||
                                is_digit(static_cast<unsigned char>(html_[at_])) || html_[at_] == '#'))
    ++at_;
  if (html_.substr(at_, 1) == ";") ++at_;
  text_ += html_.substr(begin, at_ - begin);
}

// Copies a tag, with the quoted values of its attributes, and what a script or style sheet holds.
void ShortenedHtml::copy_tag() {
  const std::size_t begin = at_;
  char before = 0;  // the last character that is no space
  for (++at_; at_ < html_.size() && html_[at_] != '>'; ++at_) {
    const char c = html_[at_];
    if ((c == '"' || c == '\'') && before == '=') at_ = std::min(html_.find(c, at_ + 1), html_.size() - 1);
    if (kSpace.find(c) == std::string_view::npos) before = c;
  }
  at_ = std::min(at_ + 1, html_.size());
  const std::string_view tag = html_.substr(begin, at_ - begin);
  text_ += tag;
  const bool is_script = starts_with_name(tag.substr(1), "script");
  if (!is_script && !starts_with_name(tag.substr(1), "style")) return;
  const std::string_view name = is_script ? "script" : "style";
  std::size_t end = html_.find("</", at_);
  while (end != std::string_view::npos && !starts_with_name(html_.substr(end + 2), name))
    end = html_.find("</", end + 2);
  end = std::min(end, html_.size());  // where nothing ends it, all of the page is in it
  replace(html_.substr(at_, end - at_));
  at_ = end;
}

void ShortenedHtml::copy_until(std::string_view mark) {
  const std::size_t found = html_.find(mark, at_);
  const std::size_t end = found == std::string_view::npos ? html_.size() : found + mark.size();
  text_ += html_.substr(at_, end - at_);
  at_ = end;
}

// White space is told from other text by the parser, so that before a run stays.
void ShortenedHtml::put_run(std::string_view run) {
  const std::size_t space = std::min(run.find_first_not_of(kSpace), run.size());
  text_ += run.substr(0, space);
  replace(run.substr(space));
}

void ShortenedHtml::replace(std::string_view run) {
  if (run.size() < kLeastBytes || runs_.size() == kMaxRuns) {
    text_ += run;
  } else {
    append(text_, kFirst + static_cast<char32_t>(runs_.size()));
    runs_.push_back(run);
  }
}

void ShortenedHtml::expand(std::string_view text, std::string& to) const {
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find(kPlane15), text.size());
    to += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const Letter letter = letter_at(text, 0);
    const std::size_t run = letter.code - kFirst;
    to += letter.code >= kFirst && run < runs_.size() ? runs_[run] : text.substr(0, letter.size);
    text.remove_prefix(letter.size);
  }
}

}  // namespace thongcao
