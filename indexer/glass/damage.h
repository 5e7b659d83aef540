#ifndef THONGCAO_INDEXER_GLASS_DAMAGE_H_
#define THONGCAO_INDEXER_GLASS_DAMAGE_H_

#include <filesystem>
#include <stdexcept>

#include <thongcao/error.h>

namespace thongcao::glass {

// What was read is damaged; in which file, the catcher knows.
struct DamageError : std::runtime_error {
  DamageError() : std::runtime_error("a table of a database is damaged") {}
};

[[noreturn]] inline void fail_damaged(const std::filesystem::path& file) {
  throw Error(ErrorCode::corruption,
              file.string() + ": is damaged; restore the database from a copy or build it again");
}

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_DAMAGE_H_
