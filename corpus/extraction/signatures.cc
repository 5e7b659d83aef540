#include "extraction/signatures.h"

#include <algorithm>
#include <string>

#include "extraction/letters.h"
#include "extraction/lexicon.h"
#include "extraction/person_mentions.h"

namespace thongcao {
namespace {

constexpr std::size_t kBlockLines = 10;  // a block of signature is looked for in the last lines

// A line that is a full name and nothing else, perhaps in capitals or with a rank before it.
WordRange name_line(const Words& words, const Line& line) {
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  std::size_t first = line.first;
  while (const std::size_t length = lexicon.match(words, first, kDegree | kHonorific)) {
    first += length;
    while (words.at(first).is_mark('.')) ++first;
  }
  const std::size_t count = first < line.last ? line.last - first : 0;
  if (count < 2 || count > 5) return {};
  if (!(lexicon.meanings(words[first].id) & (kSurname | kRareSurname))) return {};
  for (std::size_t i = first; i < line.last; ++i)
    if (!words[i].is_word() || !words[i].upper) return {};
  if (lexicon.is(words, first, kPost)) return {};
  return {first, line.last};
}

// The office of a line in capitals; empty when the line is none.
std::string office_line(const Words& words, const Line& line) {
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  std::size_t first = line.first;
  if (!lexicon.is(words, first, kPost)) return {};
  for (std::size_t i = first; i < line.last; ++i)
    if (words[i].is_word() && !words[i].all_upper) return {};
  return std::string(words.text(first, line.last));
}

std::vector<Speaker> signer_of_block(const Words& words, const std::vector<Line>& lines) {
  const std::size_t from = lines.size() > kBlockLines ? lines.size() - kBlockLines : 0;
  for (std::size_t n = lines.size(); n-- > from + 1;) {
    const WordRange name = name_line(words, lines[n]);
    if (name.empty()) continue;
    for (std::size_t above = n; above-- > from && n - above <= 4;) {
      const std::string office = office_line(words, lines[above]);
      if (!office.empty()) return {{std::string(words.text(name.first, name.last)), office}};
    }
  }
  return {};
}

std::vector<Speaker> signer_of_metadata(const Words& words, const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    const MetadataLine pair = read_metadata(words, line);
    if (pair.key != "người ký" && pair.key != "ký bởi" && pair.key != "người ký ban hành") continue;
    const std::string_view value =
        words.text().substr(words[pair.value].begin, words[line.last - 1].end - words[pair.value].begin);
    const Words text(value);
    for (const PersonMention& mention : find_person_mentions(text)) {
      if (mention.name.last < mention.name.first + 2) continue;
      const WordRange& office = mention.office.empty() ? mention.apposition : mention.office;
      return {{std::string(text.text(mention.name.first, mention.name.last)),
               std::string(text.text(office.first, office.last))}};
    }
    // A name of rare shape stands alone in its cell.
    const std::vector<Line> cell = find_lines(text);
    if (!cell.empty())
      if (const WordRange name = name_line(text, cell.front()); !name.empty())
        return {{std::string(text.text(name.first, name.last)), {}}};
  }
  return {};
}

}  // namespace

std::vector<Speaker> find_signers(const Words& words, const std::vector<Line>& lines) {
  std::vector<Speaker> signers = signer_of_metadata(words, lines);
  if (signers.empty()) return signer_of_block(words, lines);
  if (signers.front().role.empty()) {
    const std::vector<Speaker> block = signer_of_block(words, lines);
    if (!block.empty() && block.front().name == signers.front().name) signers = block;
  }
  return signers;
}

}  // namespace thongcao
