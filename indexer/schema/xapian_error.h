#ifndef THONGCAO_INDEXER_SCHEMA_XAPIAN_ERROR_H_
#define THONGCAO_INDEXER_SCHEMA_XAPIAN_ERROR_H_

#include <string>
#include <utility>

#include <xapian.h>

namespace thongcao::schema {

// Throws the thongcao::Error that stands for a Xapian error; `what` names the database or action.
[[noreturn]] void throw_translated(const Xapian::Error& error, const std::string& what);

// Calls `action` and translates what Xapian throws: the one place where its exceptions end.
template <typename Action>
decltype(auto) translating(const std::string& what, Action&& action) {
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& error) {
    throw_translated(error, what);
  }
}

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_XAPIAN_ERROR_H_
