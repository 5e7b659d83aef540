// Any bytes in any encoding: what comes out is the valid UTF-8 that detection then takes it for.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <thongcao/encoding.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using thongcao::Encoding;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const Encoding encoding :
       {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be, Encoding::tcvn3, Encoding::vni_windows,
        Encoding::viscii, Encoding::vps, Encoding::windows_1258}) {
    const std::string text = thongcao::to_utf8(bytes, encoding);
    // A byte order mark at the beginning of a text is no part of it, so a second one is taken off next time.
    const bool mark = text.starts_with("\xEF\xBB\xBF");
    if (!mark && thongcao::to_utf8(text, Encoding::utf8) != text) std::abort();
    thongcao::from_utf8(text, encoding);
  }
  thongcao::detect_encoding(bytes);
  thongcao::to_utf8_mixed(bytes);
  return 0;
}
