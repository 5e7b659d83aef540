#ifndef THONGCAO_CORPUS_EXTRACTION_LETTERHEAD_H_
#define THONGCAO_CORPUS_EXTRACTION_LETTERHEAD_H_

#include <string>
#include <string_view>

namespace thongcao {

// The title of an official document, which stands below its letterhead, not in the first line: the kind of
// the document and its subject ("QUYẾT ĐỊNH Về việc …"), of a letter the subject alone ("V/v …"). Empty when
// the text does not begin with the motto of the state within the letterhead.
std::string title_below_letterhead(std::string_view text);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_LETTERHEAD_H_
