#ifndef THONGCAO_CORPUS_ON_RECORD_H_
#define THONGCAO_CORPUS_ON_RECORD_H_

#include <functional>

#include <thongcao/announcement.h>

namespace thongcao {

// Takes an announcement as a record gives it. `understood` says that the record is one of to_json_line():
// what it leaves out is known to be absent, and nothing should be guessed.
using OnRecord = std::function<void(Announcement&& announcement, bool understood)>;

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_ON_RECORD_H_
