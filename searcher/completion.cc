#include "completion.h"

#include <algorithm>
#include <iterator>
#include <string>

#include <thongcao/printable.h>
#include <thongcao/tokenizer.h>

#include "schema/schema.h"
#include "schema/stored_document.h"

namespace thongcao {
namespace {

using Kind = Completion::Kind;

// So many terms are looked at in each list.
constexpr std::size_t kMaxTerms = 20'000;

struct Candidate {
  std::string text;
  std::size_t count;
  bool agrees;  // with the accents typed
};

// What was typed, as terms are compared with it.
struct Typed {
  std::string normal;
  std::string folded;
};

std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return length;
}

// How far a normalised text goes along with a folded prefix: to where both end, or through the character of
// the text that differs.
struct Comparison {
  bool begins_so;
  std::size_t end;  // bytes of the text
};
Comparison compare(std::string_view text, std::string_view folded_prefix) {
  std::size_t at = 0;
  while (!folded_prefix.empty() && at < text.size()) {
    const std::size_t length = character_length(text.substr(at));
    const std::string folded = fold_diacritics(text.substr(at, length));
    at += length;
    if (!folded_prefix.starts_with(folded)) return {false, at};
    folded_prefix.remove_prefix(folded.size());
  }
  return {folded_prefix.empty(), at};
}

void keep_best(std::vector<Candidate>& candidates, std::size_t limit) {
  const std::size_t kept = std::min(limit, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept),
                    candidates.end(), [](const Candidate& a, const Candidate& b) {
                      if (a.agrees != b.agrees) return a.agrees;
                      return a.count != b.count ? a.count > b.count : a.text < b.text;
                    });
  candidates.resize(kept);
}

// Walks over the compounds as over a trie: a character that does not fold to what was typed is stepped over
// with everything behind it.
std::vector<Candidate> phrases(const Xapian::Database& database, const Typed& typed) {
  std::vector<Candidate> found;
  const std::string prefix(schema::prefix::kWord);
  auto term = database.allterms_begin(prefix);
  for (std::size_t looked_at = 0; term != database.allterms_end(prefix) && looked_at < kMaxTerms;
       ++looked_at) {
    std::string text = (*term).substr(prefix.size());
    const Comparison comparison = compare(text, typed.folded);
    if (!comparison.begins_so) {
      term.skip_to(prefix + text.substr(0, comparison.end) + '\xFF');
      continue;
    }
    const bool agrees = text.starts_with(typed.normal);
    found.push_back({std::move(text), term.get_termfreq(), agrees});
    ++term;
  }
  return found;
}

std::vector<Candidate> speakers(const Xapian::Database& database, const Typed& typed) {
  std::vector<Candidate> found;
  const std::string prefix = std::string(schema::prefix::kSpeakerValue) + typed.folded;
  auto term = database.allterms_begin(prefix);
  for (std::size_t i = 0; term != database.allterms_end(prefix) && i < kMaxTerms; ++term, ++i) {
    std::string name(schema::value_of_term(schema::prefix::kSpeakerValue, *term));
    if (name.empty()) continue;
    const bool agrees = normalize(name).starts_with(typed.normal);
    found.push_back({std::move(name), term.get_termfreq(), agrees});
  }
  return found;
}

// Terms have the folded beginnings of titles; what they begin is read from a document.
std::vector<Candidate> titles(const Xapian::Database& database, const Typed& typed, std::size_t limit) {
  std::vector<Candidate> found;
  const std::string prefix = schema::title_start_term(typed.folded);
  auto term = database.allterms_begin(prefix);
  for (std::size_t i = 0; term != database.allterms_end(prefix) && i < kMaxTerms; ++term, ++i)
    found.push_back({*term, term.get_termfreq(), true});
  keep_best(found, limit);
  for (Candidate& candidate : found) {
    const Xapian::Document document = database.get_document(*database.postlist_begin(candidate.text));
    candidate.text = printable(schema::read_stored(document.get_data()).title);
    candidate.agrees = normalize(candidate.text).starts_with(typed.normal);
  }
  // Behind the bytes that terms keep, titles may go on differently.
  std::erase_if(
      found, [&](const Candidate& c) { return !schema::completion_key(c.text).starts_with(typed.folded); });
  keep_best(found, limit);
  return found;
}

}  // namespace

std::vector<Completion> complete(const Xapian::Database& database, std::string_view prefix,
                                 std::size_t limit) {
  std::vector<Completion> completions;
  const auto first = std::find_if_not(prefix.begin(), prefix.end(), [](char c) { return c == ' '; });
  prefix.remove_prefix(static_cast<std::size_t>(std::distance(prefix.begin(), first)));
  const Typed typed{normalize(prefix), schema::completion_key(prefix)};
  if (typed.folded.empty() || limit == 0) return completions;
  const auto add = [&](Kind kind, std::vector<Candidate>&& candidates) {
    keep_best(candidates, limit);
    for (Candidate& c : candidates) completions.push_back({kind, std::move(c.text), c.count});
  };
  add(Kind::phrase, phrases(database, typed));
  add(Kind::speaker, speakers(database, typed));
  add(Kind::title, titles(database, typed, limit));
  return completions;
}

}  // namespace thongcao
