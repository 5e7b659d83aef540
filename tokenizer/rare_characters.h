#ifndef THONGCAO_TOKENIZER_RARE_CHARACTERS_H_
#define THONGCAO_TOKENIZER_RARE_CHARACTERS_H_

#include <string>
#include <string_view>

namespace thongcao {

// Characters beyond the tables of characters.h, by ICU. The only file of the tokenizer that calls it.

// True when the character at `p` starts a token: a letter or digit of any script.
bool starts_rare_token(const char* p, const char* end) noexcept;
// True when it may stand inside one: also marks and ignorable characters such as the soft hyphen.
bool continues_rare_token(const char* p, const char* end) noexcept;
// True for what is not seen, such as the soft hyphen and joiners.
bool is_ignorable_character(const char* p, const char* end) noexcept;

struct RareRun {
  const char* end;
  bool digits_only;
  bool first_upper;
};

// The longest run of letters, digits, marks and ignorable characters from `begin` on, of at most
// `max_characters` letters and digits; an ideograph is a run of its own.
RareRun read_rare_run(const char* begin, const char* end, int max_characters) noexcept;

// Appends `text` in lower case and NFC, without ignorable characters, as valid UTF-8.
void append_lower_rare(std::string_view text, std::string& out);

// Appends `text` without combining marks, đ as d, keeping case.
void append_folded_rare(std::string_view text, std::string& out);

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_RARE_CHARACTERS_H_
