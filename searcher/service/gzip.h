#ifndef THONGCAO_SERVICE_GZIP_H_
#define THONGCAO_SERVICE_GZIP_H_

#include <string>
#include <string_view>

namespace thongcao {

// `bytes` in gzip format (RFC 1952), at a level that costs little time. Throws std::bad_alloc.
std::string gzip(std::string_view bytes);

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_GZIP_H_
