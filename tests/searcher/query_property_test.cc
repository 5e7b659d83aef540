#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <thongcao/query_error.h>
#include <thongcao/token.h>

#include "keystrokes.h"
#include "query_parser.h"
#include "spelling_variants.h"

namespace thongcao {
namespace {

// Queries out of pieces that mean something to the parser, and any bytes between them.
rc::Gen<std::string> any_query() {
  const auto piece = rc::gen::elementOf(std::vector<std::string>{
      "a",  "hội",  "bộ",   "booj",   "d9",    "moon",     " ",      " ",        " ",
      "(",  ")",    "\"",   "“",      "‘",     "’",        "»",      "+",        "-",
      "*",  "\\",   ":",    "title:", "ngày:", "tiêu đề:", "date:>", "2019",     "31/12/2019",
      "..", "AND ", " OR ", "NOT ",   " VÀ ",  " NEAR/2 ", "\xFF",   "\xE1\xBB", "\u0301"});
  const auto bytes = rc::gen::arbitrary<std::string>();
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                          rc::gen::weightedOneOf<std::string>({{9, piece}, {1, bytes}})),
                      [](const std::vector<std::string>& pieces) {
                        std::string query;
                        for (const std::string& p : pieces) query += p;
                        return query;
                      });
}

void check_node(const QueryNode& node, const std::string& query, bool root) {
  RC_ASSERT(node.begin <= node.end);
  RC_ASSERT(node.end <= query.size());
  RC_ASSERT(!(node.required && node.excluded));
  std::size_t included = 0;
  for (const auto& child : node.children) {
    RC_ASSERT(child->begin >= node.begin);
    RC_ASSERT(child->end <= node.end);
    included += child->excluded ? 0 : 1;
    if (child->type == QueryNode::Type::none_of) RC_ASSERT(node.type == QueryNode::Type::all_of);
    if (child->required || child->excluded) RC_ASSERT(node.type == QueryNode::Type::ranked);
    check_node(*child, query, false);
  }
  switch (node.type) {
    case QueryNode::Type::text:
    case QueryNode::Type::phrase:
    case QueryNode::Type::prefix:
      RC_ASSERT(!node.text.empty());
      RC_ASSERT(node.children.empty());
      break;
    case QueryNode::Type::date_range:
      RC_ASSERT(node.first || node.last);
      break;
    case QueryNode::Type::near:
    case QueryNode::Type::any_of:
      RC_ASSERT(node.children.size() >= 2u);
      break;
    case QueryNode::Type::all_of:
    case QueryNode::Type::none_of:
      RC_ASSERT(!node.children.empty());
      break;
    case QueryNode::Type::ranked:
      RC_ASSERT(included > 0 || (root && node.children.empty()));
      break;
  }
}

RC_GTEST_PROP(QueryProperty, AnyBytesAreReadOrRefused, ()) {
  const std::string query = *any_query();
  try {
    check_node(*parse_query(query), query, true);
  } catch (const QueryError& error) {
    RC_ASSERT(error.column() >= 1u);
    RC_ASSERT(error.column() <= query.size() + 1);
  }
}

RC_GTEST_PROP(QueryProperty, RepairingTwiceChangesNothingMore, ()) {
  const auto lexicon = Lexicon::built_in();
  const std::string query = *any_query();
  const std::string repaired = repair_keystrokes(query, *lexicon);
  RC_ASSERT(repair_keystrokes(repaired, *lexicon) == repaired);
}

RC_GTEST_PROP(QueryProperty, TypingIsUndoneByRepair, ()) {
  // A syllable with quality and tone, its tone key last: the repair gives it back.
  const auto lexicon = Lexicon::built_in();
  struct Typed {
    const char* telex;
    const char* vni;
    const char* syllable;
  };
  static const std::vector<Typed> kSyllables = {
      {"booj", "bo65", "bộ"},       {"truwowngr", "tru7o7ng3", "trưởng"}, {"quyeets", "quye61t", "quyết"},
      {"ddinhj", "d9inh5", "định"}, {"nghij", "nghi5", "nghị"},           {"vaanj", "va65n", "vận"}};
  const auto words = *rc::gen::nonEmpty(
      rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, kSyllables.size())));
  std::string telex;
  std::string meant;
  for (const std::size_t word : words) {
    telex.append(kSyllables[word].telex).append(1, ' ');
    meant.append(kSyllables[word].syllable).append(1, ' ');
    RC_ASSERT(decode_keystrokes(kSyllables[word].vni, *lexicon) == kSyllables[word].syllable);
  }
  RC_ASSERT(repair_keystrokes(telex, *lexicon) == meant);
}

RC_GTEST_PROP(QueryProperty, SpellingVariantsOfAnyBytes, ()) {
  const auto lexicon = Lexicon::built_in();
  for (const SpellingVariant& variant : spelling_variants(*any_query(), *lexicon)) {
    RC_ASSERT(lexicon->find_syllable(variant.syllable) != kNoId);
  }
}

}  // namespace
}  // namespace thongcao
