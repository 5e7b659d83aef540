#ifndef THONGCAO_CORPUS_EXTRACTION_EXTRACT_FIELDS_H_
#define THONGCAO_CORPUS_EXTRACTION_EXTRACT_FIELDS_H_

#include <thongcao/announcement.h>

namespace thongcao {

// Finds by rules the fields of `announcement` that are empty, and adds their names to `guessed`. What was
// given is never touched. A file of text comes with its whole text as body and no title: when its first line
// is a title, the line moves there.
void extract_fields(Announcement& announcement);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_EXTRACT_FIELDS_H_
