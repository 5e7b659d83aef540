// The tables against those of the C library. TCVN-5712 there is VN1, which has the small letters where TCVN3
// has them, and capitals in places that TCVN3 leaves empty.

#include <optional>
#include <string>

#include <gtest/gtest.h>
#include <iconv.h>

#include <thongcao/encoding.h>

namespace thongcao {
namespace {

class Iconv {
 public:
  explicit Iconv(const char* encoding) : descriptor_(::iconv_open("UTF-8", encoding)) {}
  ~Iconv() {
    if (known()) ::iconv_close(descriptor_);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;

  bool known() const { return descriptor_ != reinterpret_cast<iconv_t>(-1); }

  // Nothing for bytes that are no characters.
  std::optional<std::string> convert(std::string bytes) const {
    ::iconv(descriptor_, nullptr, nullptr, nullptr, nullptr);
    std::string text(8 * bytes.size() + 8, '\0');
    char* in = bytes.data();
    char* out = text.data();
    std::size_t in_left = bytes.size();
    std::size_t out_left = text.size();
    if (::iconv(descriptor_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1))
      return std::nullopt;
    ::iconv(descriptor_, nullptr, nullptr, &out, &out_left);  // a letter may wait for its tone
    text.resize(text.size() - out_left);
    return text;
  }

 private:
  iconv_t descriptor_;
};

void compare_all_bytes(const char* name, Encoding encoding) {
  const Iconv iconv(name);
  if (!iconv.known()) GTEST_SKIP() << "the C library does not know " << name;
  for (int byte = 0; byte < 256; ++byte) {
    const std::string bytes(1, static_cast<char>(byte));
    EXPECT_EQ(to_utf8(bytes, encoding), iconv.convert(bytes).value_or("\uFFFD")) << byte;
  }
}

TEST(Iconv, AgreesOnViscii) {
  compare_all_bytes("VISCII", Encoding::viscii);
}

TEST(Iconv, AgreesOnWindows1258) {
  compare_all_bytes("WINDOWS-1258", Encoding::windows_1258);
}

TEST(Iconv, AgreesOnTheLettersOfTcvn3) {
  const Iconv iconv("TCVN5712-1");
  if (!iconv.known()) GTEST_SKIP() << "the C library does not know TCVN5712-1";
  int letters = 0;
  for (int byte = 0xA1; byte < 256; ++byte) {
    const std::string bytes(1, static_cast<char>(byte));
    const std::string text = to_utf8(bytes, Encoding::tcvn3);
    if (text == "\uFFFD") continue;
    EXPECT_EQ(text, iconv.convert(bytes)) << byte;
    ++letters;
  }
  EXPECT_EQ(letters, 67 + 7);
}

}  // namespace
}  // namespace thongcao
