#ifndef THONGCAO_CORPUS_EXTRACTION_ABBREVIATIONS_H_
#define THONGCAO_CORPUS_EXTRACTION_ABBREVIATIONS_H_

#include <string>
#include <utility>
#include <vector>

#include "extraction/words.h"

namespace thongcao {

// Abbreviations that the text defines, with what they stand for, each once: "Bộ Khoa học và Công nghệ
// (KH&CN)" gives "KH&CN" → "Khoa học và Công nghệ", "Ủy ban nhân dân (sau đây gọi tắt là UBND)" gives "UBND".
// Only those whose letters are the initials of the words before.
std::vector<std::pair<std::string, std::string>> find_abbreviations(const Words& words);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_ABBREVIATIONS_H_
