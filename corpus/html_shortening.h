#ifndef THONGCAO_CORPUS_HTML_SHORTENING_H_
#define THONGCAO_CORPUS_HTML_SHORTENING_H_

#include <string>
#include <string_view>
#include <vector>

namespace thongcao {

// A page with one character in place of each longer run of text, each script and each style sheet. What the
// parser makes of the tags does not depend on them, and it takes some 25 ns for each character. expand() puts
// them back, in whatever part of the parsed page they are found.
class ShortenedHtml {
 public:
  // `html` must be valid UTF-8 and outlive it.
  explicit ShortenedHtml(std::string_view html);

  std::string_view text() const noexcept { return text_; }
  // Appends a text of the parsed page as it is in `html`.
  void expand(std::string_view text, std::string& to) const;
  std::string expand(std::string_view text) const {
    std::string expanded;
    expand(text, expanded);
    return expanded;
  }

 private:
  void copy_tag();
  void copy_reference();
  void copy_until(std::string_view mark);
  void put_run(std::string_view run);
  void replace(std::string_view run);

  std::string_view html_;
  std::size_t at_ = 0;
  std::string text_;
  std::vector<std::string_view> runs_;  // that stand-in character kFirst + i stands for
};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_HTML_SHORTENING_H_
