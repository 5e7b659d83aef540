/* The header as C99 sees it, without warnings; the tests call this to know that it links. */
#include <thongcao/thongcao.h>

const char* thongcao_version_in_c(void);

const char* thongcao_version_in_c(void) {
  thongcao_range range = {0, 0};
  return range.begin == range.end ? thongcao_version() : "";
}
