#ifndef THONGCAO_INDEXER_DOCUMENT_LIMIT_H_
#define THONGCAO_INDEXER_DOCUMENT_LIMIT_H_

#include <string>

#include <thongcao/announcement.h>

namespace thongcao {

// Whether a database can hold an announcement. Xapian's entries end at 128 MB, compressed; the longest of a
// document are what is stored and the list of its terms, which is long when no word occurs twice. So what
// counts is how much there is in a text: it may have hundreds of megabytes, if it compresses as texts do.
bool fits(const Announcement& announcement);
// The limit in words, for messages.
std::string size_limit();

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_DOCUMENT_LIMIT_H_
