#ifndef THONGCAO_CORPUS_PDF_READER_H_
#define THONGCAO_CORPUS_PDF_READER_H_

#include <string_view>

#include <thongcao/announcement.h>

#include "document_properties.h"

namespace thongcao {

// Reads the text of a PDF file into the body of `announcement`, a line for each paragraph. Throws ReadError.
DocumentProperties read_pdf(std::string_view bytes, Announcement& announcement);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_PDF_READER_H_
