#ifndef THONGCAO_CORPUS_EXTRACTION_SPEAKERS_H_
#define THONGCAO_CORPUS_EXTRACTION_SPEAKERS_H_

#include <vector>

#include <thongcao/announcement.h>

#include "extraction/structure.h"
#include "extraction/words.h"

namespace thongcao {

// Who speaks, reports, concludes, chairs or signs in the text, with the fullest office that the text gives;
// in the order of speaking, who signs last. Persons who are only mentioned are no speakers, and neither are
// those whose words stand in the quotation of somebody else.
std::vector<Speaker> find_speakers(const Words& words, const std::vector<Line>& lines);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_SPEAKERS_H_
