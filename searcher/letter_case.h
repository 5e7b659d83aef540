#ifndef THONGCAO_SEARCHER_LETTER_CASE_H_
#define THONGCAO_SEARCHER_LETTER_CASE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace thongcao {

enum class LetterCase : std::uint8_t { lower, capitalized, upper };

// `text`, of lower-case letters, in a letter case.
std::string in_case(LetterCase letter_case, std::string_view text);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_LETTER_CASE_H_
