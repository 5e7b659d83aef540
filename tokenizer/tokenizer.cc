#include <utility>

#include <thongcao/error.h>
#include <thongcao/tokenizer.h>

#include "rare_characters.h"
#include "scanner.h"
#include "word_segmenter.h"

namespace thongcao {
namespace {

// Raised when the code makes other tokens or words of the same text and lexicon.
constexpr std::uint64_t kAnalysisVersion = 3;

}  // namespace

const char* to_string(TokenType type) noexcept {
  switch (type) {
    case TokenType::syllable:
      return "syllable";
    case TokenType::foreign:
      return "foreign";
    case TokenType::number:
      return "number";
    case TokenType::date:
      return "date";
    case TokenType::document_number:
      return "document_number";
    case TokenType::abbreviation:
      return "abbreviation";
    case TokenType::email:
      return "email";
    case TokenType::url:
      return "url";
  }
  return "unknown";
}

Tokenizer::Tokenizer() : lexicon_(Lexicon::built_in()) {}

Tokenizer::Tokenizer(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {
  if (!lexicon_) throw Error(ErrorCode::invalid_argument, "a Tokenizer needs a lexicon; none was given");
}

std::uint64_t Tokenizer::fingerprint() const noexcept {
  return (lexicon_->fingerprint() ^ kAnalysisVersion) * 0x9E3779B97F4A7C15u;
}

class TokenStream::Internal {
 public:
  explicit Internal(const Lexicon::Internal& lexicon) : scanner(lexicon), segmenter(lexicon) {}

  std::string_view text;
  Scanner scanner;
  WordSegmenter segmenter;
  PassageTokens passage;
  std::vector<Word> words;
};

TokenStream::TokenStream(const Tokenizer& tokenizer, std::string_view text)
    : internal_(std::make_unique<Internal>(tokenizer.lexicon().internal())) {
  internal_->words.reserve(kMaxPassageTokens);
  reset(text);
}

TokenStream::TokenStream(TokenStream&&) noexcept = default;
TokenStream& TokenStream::operator=(TokenStream&&) noexcept = default;
TokenStream::~TokenStream() = default;

void TokenStream::reset(std::string_view text) {
  internal_->text = text;
  internal_->scanner.reset(text);
  internal_->passage.clear();
  internal_->words.clear();
}

bool TokenStream::next() {
  if (!internal_->scanner.next(internal_->passage)) {
    internal_->words.clear();
    return false;
  }
  internal_->segmenter.segment(internal_->passage, !internal_->scanner.has_diacritics(), internal_->words);
  return true;
}

std::span<const Token> TokenStream::tokens() const noexcept {
  return internal_->passage.tokens;
}
std::span<const Word> TokenStream::words() const noexcept {
  return internal_->words;
}

bool TokenStream::adjacent(std::size_t i) const noexcept {
  return internal_->passage.gaps[i] <= Gap::newline && internal_->passage.gaps[i] != Gap::none;
}

std::string_view TokenStream::source(const Token& token) const noexcept {
  return internal_->text.substr(token.begin, token.end - token.begin);
}

std::string_view TokenStream::source(const Word& word) const noexcept {
  const std::size_t begin = tokens()[word.first].begin;
  return internal_->text.substr(begin, tokens()[word.first + word.count - 1].end - begin);
}

void TokenStream::append_text(const Word& word, char separator, std::string& out) const {
  for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
    if (i > word.first) out += separator;
    out += tokens()[i].text;
  }
}

}  // namespace thongcao
