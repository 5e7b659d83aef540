#include "unicode_text.h"

#include <simdjson.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <thongcao/error.h>

namespace thongcao {
namespace {

// The one place where errors of ICU become ours.
void check(UErrorCode status, const char* action) {
  if (U_FAILURE(status)) throw Error(ErrorCode::io, std::string(action) + " failed: " + u_errorName(status));
}

// True when no character of valid UTF-8 can need composition: no combining mark (U+0300 on) and nothing
// beyond Latin, but general punctuation. That is Vietnamese in its usual form; for the rest ICU decides.
bool is_plainly_composed(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char byte = bytes[i];
    if (byte < 0x80) {
      ++i;
    } else if (byte < 0xCC) {
      i += 2;
    } else if ((byte == 0xE1 && (bytes[i + 1] == 0xBA || bytes[i + 1] == 0xBB)) ||
               (byte == 0xE2 && bytes[i + 1] == 0x80 && bytes[i + 2] >= 0x82)) {
      i += 3;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string valid_utf8(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::string(bytes);
  std::string text;
  icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size())))
      .toUTF8String(text);
  return text;
}

std::string decode_utf16(std::string_view bytes, bool little_endian) {
  icu::UnicodeString units;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    units.append(static_cast<char16_t>(little_endian ? second << 8 | first : first << 8 | second));
  }
  if (bytes.size() % 2 != 0) units.append(static_cast<char16_t>(0xFFFD));
  std::string text;
  units.toUTF8String(text);  // unpaired surrogates become U+FFFD
  return text;
}

std::string utf8_of(std::u16string_view text) {
  std::string out;
  icu::UnicodeString(false, text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(out);
  return out;
}

std::u16string utf16_of(std::string_view text) {
  const icu::UnicodeString units =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  return {units.getBuffer(), static_cast<std::size_t>(units.length())};
}

std::string decode_text(std::string_view bytes, std::optional<Encoding> encoding) {
  if (encoding) return to_utf8(bytes, *encoding);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::string(bytes);
  return to_utf8_mixed(bytes);
}

std::string to_nfc(std::string text) {
  if (is_plainly_composed(text)) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  check(status, "loading the normalisation data of ICU");
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (normalizer->isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return text;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed, static_cast<std::int32_t>(text.size()));
  normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  check(status, "normalising a text");
  return composed;
}

}  // namespace thongcao
