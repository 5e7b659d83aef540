#ifndef THONGCAO_CORPUS_EXTRACTION_SIGNATURES_H_
#define THONGCAO_CORPUS_EXTRACTION_SIGNATURES_H_

#include <vector>

#include <thongcao/announcement.h>

#include "extraction/structure.h"
#include "extraction/words.h"

namespace thongcao {

// Who signs the document: the line "Người ký: Thứ trưởng Tạ Văn Minh" of a table of metadata, else the name
// at the end of the text with the office in capitals above it: "KT. BỘ TRƯỞNG / THỨ TRƯỞNG / (Đã ký) / Cao
// Anh Tuấn".
std::vector<Speaker> find_signers(const Words& words, const std::vector<Line>& lines);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_SIGNATURES_H_
