#ifndef THONGCAO_CORPUS_EXTRACTION_ORGANIZATIONS_H_
#define THONGCAO_CORPUS_EXTRACTION_ORGANIZATIONS_H_

#include <string>
#include <vector>

#include "extraction/words.h"

namespace thongcao {

// The bodies that are named in the text, each once, in order: "Bộ Khoa học và Công nghệ", "UBND tỉnh An
// Giang".
std::vector<std::string> find_organizations(const Words& words);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_ORGANIZATIONS_H_
