#ifndef THONGCAO_CORPUS_UTF8_LOCALE_H_
#define THONGCAO_CORPUS_UTF8_LOCALE_H_

#include <clocale>

#include <locale.h>

namespace thongcao {

// Characters are UTF-8 for the C functions that this thread calls while the object lives, whatever the
// process has set. Names in archives and patterns need it.
class Utf8Locale {
 public:
  Utf8Locale() : before_(::uselocale(utf8())) {}
  ~Utf8Locale() { ::uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static ::locale_t utf8() {
    static const ::locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;  // none on a system without it: then nothing changes
  }

  ::locale_t before_;
};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_UTF8_LOCALE_H_
