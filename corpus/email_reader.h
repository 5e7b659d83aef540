#ifndef THONGCAO_CORPUS_EMAIL_READER_H_
#define THONGCAO_CORPUS_EMAIL_READER_H_

#include <string_view>

#include <thongcao/announcement.h>

namespace thongcao {

// Reads a message (.eml) or a page saved as one (.mhtml): subject as title, sender as source, its date, and
// as body the HTML part as read_html() does or else the plain text. What is attached is left out. Throws
// ReadError.
void read_email(std::string_view bytes, Announcement& announcement);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EMAIL_READER_H_
