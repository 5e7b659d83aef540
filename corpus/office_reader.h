#ifndef THONGCAO_CORPUS_OFFICE_READER_H_
#define THONGCAO_CORPUS_OFFICE_READER_H_

#include <string_view>

#include <thongcao/announcement.h>

#include "document_properties.h"

namespace thongcao {

// Read a Word document (.docx) or an OpenDocument text (.odt) into title and body of `announcement`. Title:
// the paragraph with the style of titles, else the only heading of the first level. Body: a line for each
// paragraph; a row of a table is one line ("key: value" for two cells), unless a cell holds several
// paragraphs, as in the letterhead of official documents. Deleted text, comments and notes are left out.
// Throw ReadError.
DocumentProperties read_docx(std::string_view bytes, Announcement& announcement);
DocumentProperties read_odt(std::string_view bytes, Announcement& announcement);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_OFFICE_READER_H_
