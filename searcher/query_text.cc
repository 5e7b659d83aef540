#include "query_text.h"

namespace thongcao {

QueryText read_query_text(std::string_view text, const Tokenizer& tokenizer, TermFrequencies& frequencies,
                          bool unaccented) {
  QueryText read;
  read.unaccented = unaccented;
  const Lexicon& lexicon = tokenizer.lexicon();
  for (TokenStream stream(tokenizer, text); stream.next();) {
    const auto offset = static_cast<std::uint32_t>(read.tokens.size());
    for (std::size_t i = 0; i < stream.tokens().size(); ++i) {
      const Token& token = stream.tokens()[i];
      const bool folds = token.syllable != kNoId && lexicon.folded(token.syllable) == token.syllable;
      // In a query with accents, a syllable without them stands for its variants only when it is no word of
      // the index.
      const bool any_accents = folds && (unaccented || !frequencies.exists(std::string(token.text)));
      read.tokens.push_back({std::string(token.text), any_accents});
      read.sources.emplace_back(stream.source(token));
      read.types.push_back(token.type);
      read.syllables.push_back(token.syllable);
      read.adjacent.push_back(i > 0 && stream.adjacent(i));
    }
    for (Word word : stream.words()) {
      word.first += offset;
      read.words.push_back(word);
    }
  }
  return read;
}

}  // namespace thongcao
