#ifndef THONGCAO_CORPUS_EXTRACTION_DOC_NUMBERS_H_
#define THONGCAO_CORPUS_EXTRACTION_DOC_NUMBERS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/words.h"

namespace thongcao {

// The number with a symbol that starts at word `i`: "15/2020/NĐ-CP", "1234/QĐ-BKHCN", "41/TT-BTC",
// "18-KL/TW", "130-CP". The number of words that it takes, 0 when there is none.
std::size_t match_doc_number(const Words& words, std::size_t i);

// Appends the numbers of documents in the text that `numbers` does not hold yet, in order. Numbers within
// addresses ("https://…") are left out.
void append_doc_numbers(const Words& words, std::vector<std::string>& numbers);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_DOC_NUMBERS_H_
