#ifndef THONGCAO_CORPUS_DOCUMENT_PROPERTIES_H_
#define THONGCAO_CORPUS_DOCUMENT_PROPERTIES_H_

#include <optional>
#include <string>
#include <string_view>

#include <thongcao/announcement.h>
#include <thongcao/date.h>

namespace thongcao {

// What an office program notes about a document beside its text.
struct DocumentProperties {
  std::string title;
  std::optional<Date> created;
};

// Gives `announcement` the title of the properties when it has none and this one is no left-over: programs
// put the name of the file there, and offices work with templates whose title nobody changes.
void use_title(const DocumentProperties& properties, Announcement& announcement);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_DOCUMENT_PROPERTIES_H_
