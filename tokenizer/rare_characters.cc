#include "rare_characters.h"

#include <new>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "characters.h"

namespace thongcao {
namespace {

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* n = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
      throw std::bad_alloc();  // ICU's data is part of its library; only memory can be missing
    return n;
  }();
  return *instance;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, bool decompose) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result;
  if (decompose) {
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
      icu::UnicodeString part;
      const UChar32 c = text.char32At(i);
      if (nfc().getDecomposition(c, part))
        result += part;
      else
        result += c;
    }
    return result;
  }
  result = nfc().normalize(text, status);
  if (U_FAILURE(status)) throw std::bad_alloc();
  return result;
}

bool is_mark(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}
bool is_letter_or_digit(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

// Soft hyphen, joiners, byte-order mark and the like: invisible, and no part of a word's form.
bool is_ignorable(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

// characters.cc reads Icelandic eth as Đ; its lower case here must not differ from that.
constexpr UChar32 kEth = 0xD0;
constexpr UChar32 kDstrokeCapital = 0x110;

UChar32 at(const char* p, const char* end) {
  return static_cast<UChar32>(decode(p, end).value);
}

}  // namespace

bool starts_rare_token(const char* p, const char* end) noexcept {
  return is_letter_or_digit(at(p, end));
}

bool is_ignorable_character(const char* p, const char* end) noexcept {
  return is_ignorable(at(p, end));
}

bool continues_rare_token(const char* p, const char* end) noexcept {
  const UChar32 c = at(p, end);
  return is_letter_or_digit(c) || is_mark(c) || is_ignorable(c);
}

RareRun read_rare_run(const char* begin, const char* end, int max_characters) noexcept {
  RareRun run{begin, true, false};
  int characters = 0;
  int marks = 0;  // since the last letter or digit
  const char* p = begin;
  while (p < end) {
    const CodePoint code_point = decode(p, end);
    const CharacterClass cls = classify(code_point.value).cls;
    if (cls == CharacterClass::space || cls == CharacterClass::other) break;  // of which some are ignorable
    const auto c = static_cast<UChar32>(code_point.value);
    if (is_letter_or_digit(c)) {
      const bool ideograph = u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0;
      if (characters == max_characters || (ideograph && characters > 0)) break;
      if (characters == 0) run.first_upper = u_isUUppercase(c) != 0 || u_istitle(c) != 0;
      run.digits_only &= u_isdigit(c) != 0;
      ++characters;
      marks = 0;
      p += code_point.length;
      run.end = p;
      if (ideograph) break;
    } else if (is_mark(c) || is_ignorable(c)) {
      if (is_mark(c) && ++marks > kMaxMarks) break;
      p += code_point.length;
      if (is_mark(c)) run.end = p;  // ignorable characters at the end stay outside
    } else {
      break;
    }
  }
  if (run.end == begin) run.end = begin + decode(begin, end).length;
  return run;
}

void append_lower_rare(std::string_view text, std::string& out) {
  icu::UnicodeString source;
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const CodePoint c = decode(p, text.data() + text.size());
    const auto value = static_cast<UChar32>(c.value);
    if (!is_ignorable(value)) source += value == kEth ? kDstrokeCapital : value;
    p += c.length;
  }
  // Lower case can leave sequences that compose again (İ), so compose after it.
  normalized(source.toLower(icu::Locale::getRoot()), false).toUTF8String(out);
}

void append_folded_rare(std::string_view text, std::string& out) {
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::UnicodeString parts = normalized(source, true);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 c = parts.char32At(i);
    if (c == 0x111)
      kept += u'd';
    else if (c == 0x110)
      kept += u'D';
    else if (!is_mark(c))
      kept += c;
  }
  kept.toUTF8String(out);
}

}  // namespace thongcao
