#include "completion.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include <thongcao/printable.h>
#include <thongcao/tokenizer.h>

#include "folded_prefix.h"
#include "schema/schema.h"
#include "schema/stored_document.h"

namespace thongcao {
namespace {

using Kind = Completion::Kind;

// So many terms are looked at in each list.
constexpr std::size_t kMaxTerms = 20'000;
// Of titles that begin alike as far as terms keep them, so many are read.
constexpr int kMaxTitles = 3;

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

void keep_best(std::vector<Candidate>& candidates, std::size_t limit) {
  const std::size_t kept = std::min(limit, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept),
                    candidates.end(), [](const Candidate& a, const Candidate& b) {
                      if (a.agrees != b.agrees) return a.agrees;
                      return a.count != b.count ? a.count > b.count : a.text < b.text;
                    });
  candidates.resize(kept);
}

std::vector<Candidate> phrases(const Xapian::Database& database, const Typed& typed) {
  std::vector<Candidate> found;
  const std::string field(schema::prefix::kWord);
  const auto add = [&](const std::string& text, const Xapian::TermIterator& term) {
    found.push_back({text, term.get_termfreq(), text.starts_with(typed.normal)});
  };
  const std::string prefix = field + typed.folded;
  auto term = database.allterms_begin(prefix);
  for (std::size_t i = 0; term != database.allterms_end(prefix) && i < kMaxTerms; ++term, ++i)
    add((*term).substr(field.size()), term);
  each_accented_term(database, field, typed.folded, add);
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

// Terms have the folded beginnings of titles, of a certain length; the titles are read from documents.
std::vector<Candidate> titles(DatabaseSet& databases, const Typed& typed, std::size_t limit) {
  const Xapian::Database& database = databases.database();
  std::vector<Candidate> beginnings;
  const std::string prefix = schema::title_start_term(typed.folded);
  auto term = database.allterms_begin(prefix);
  for (std::size_t i = 0; term != database.allterms_end(prefix) && i < kMaxTerms; ++term, ++i)
    beginnings.push_back({*term, term.get_termfreq(), true});
  keep_best(beginnings, limit);
  std::map<std::string, std::size_t> found;
  for (const Candidate& beginning : beginnings) {
    auto document = database.postlist_begin(beginning.text);
    for (int i = 0; document != database.postlist_end(beginning.text) && i < kMaxTitles; ++document, ++i) {
      const std::string stored = databases.stored_form(database.get_document(*document));
      std::string title = printable_text(schema::read_stored(stored).title);
      if (schema::completion_key(title).starts_with(typed.folded))
        found.emplace(std::move(title), beginning.count);
    }
  }
  std::vector<Candidate> candidates;
  candidates.reserve(found.size());
  for (const auto& [title, count] : found)
    candidates.push_back({title, count, normalize(title).starts_with(typed.normal)});
  return candidates;
}

}  // namespace

std::vector<Completion> complete(DatabaseSet& databases, std::string_view prefix, std::size_t limit) {
  std::vector<Completion> completions;
  const auto first = std::find_if_not(prefix.begin(), prefix.end(), [](char c) { return c == ' '; });
  prefix.remove_prefix(static_cast<std::size_t>(std::distance(prefix.begin(), first)));
  const Typed typed{normalize(prefix), schema::completion_key(prefix)};
  if (typed.folded.empty() || limit == 0) return completions;
  const auto add = [&](Kind kind, std::vector<Candidate>&& candidates) {
    keep_best(candidates, limit);
    for (Candidate& c : candidates) completions.push_back({kind, std::move(c.text), c.count});
  };
  add(Kind::phrase, phrases(databases.database(), typed));
  add(Kind::speaker, speakers(databases.database(), typed));
  add(Kind::title, titles(databases, typed, limit));
  return completions;
}

}  // namespace thongcao
