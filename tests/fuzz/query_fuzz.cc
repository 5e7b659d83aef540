// Any bytes as a query: it is read or refused with a QueryError, and repairing keystrokes twice changes
// nothing more.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <thongcao/query_error.h>

#include "keystrokes.h"
#include "query_parser.h"
#include "spelling_variants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto lexicon = thongcao::Lexicon::built_in();
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  try {
    to_string(*thongcao::parse_query(query));
  } catch (const thongcao::QueryError&) {
  }
  const std::string repaired = thongcao::repair_keystrokes(query, *lexicon);
  if (thongcao::repair_keystrokes(repaired, *lexicon) != repaired) std::abort();
  thongcao::spelling_variants(query, *lexicon);
  return 0;
}
