#include "tokenized.h"

#include <stdexcept>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

namespace thongcao {
namespace {

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

std::string normalized(std::string_view text, const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_SUCCESS(status)) {
    const icu::UnicodeString result = normalizer->normalize(from_utf8(text), status);
    if (U_SUCCESS(status)) return to_utf8(result);
  }
  throw std::runtime_error(u_errorName(status));
}

}  // namespace

std::vector<std::string> Tokenized::texts() const {
  std::vector<std::string> result;
  for (const KeptToken& token : tokens) result.push_back(token.text);
  return result;
}

std::string Tokenized::token_line() const {
  std::string line;
  for (const KeptToken& token : tokens) {
    if (!line.empty()) line += ' ';
    line += token.text + ':' + to_string(token.type);
  }
  return line;
}

std::string Tokenized::word_line() const {
  std::string line;
  for (const KeptWord& word : words) {
    if (!line.empty()) line += ' ';
    line += word.text;
    if (word.type == WordType::name) line += ":name";
  }
  return line;
}

Tokenized read_all(TokenStream& stream) {
  Tokenized result;
  while (stream.next()) {
    const std::size_t first = result.tokens.size();
    const std::span<const Token> tokens = stream.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      result.tokens.push_back({token.begin, token.end, std::string(token.text), token.type, token.capitalized,
                               token.upper_case, i > 0 && stream.adjacent(i)});
    }
    for (const Word& word : stream.words()) {
      KeptWord kept{first + word.first, word.count, word.type, {}};
      stream.append_text(word, '_', kept.text);
      result.words.push_back(std::move(kept));
    }
  }
  return result;
}

const Tokenizer& built_in_tokenizer() {
  static const Tokenizer tokenizer;
  return tokenizer;
}

Tokenized tokenize(std::string_view text) {
  TokenStream stream(built_in_tokenizer(), text);
  return read_all(stream);
}

std::string to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFCInstance(status);
  return normalized(text, normalizer, status);
}

std::string to_nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFDInstance(status);
  return normalized(text, normalizer, status);
}

std::string to_upper(std::string_view text) {
  return to_utf8(from_utf8(text).toUpper(icu::Locale::getRoot()));
}

std::string to_lower(std::string_view text) {
  return to_utf8(from_utf8(text).toLower(icu::Locale::getRoot()));
}

bool is_valid_utf8(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<int32_t>(text.size()), &status);
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR;  // the second: counted, nothing wrong
}

}  // namespace thongcao
