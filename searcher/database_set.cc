#include "database_set.h"

#include <charconv>
#include <utility>

#include <thongcao/error.h>

#include "schema/reader.h"
#include "schema/shards.h"
#include "schema/stamp.h"
#include "schema/xapian_error.h"

namespace thongcao {
namespace {

// "HOST:PORT", unless it is a path.
bool split_remote(const std::string& name, std::string& host, unsigned& port) {
  const std::size_t colon = name.rfind(':');
  if (colon == std::string::npos || colon == 0 || name.find('/') != std::string::npos) return false;
  const char* end = name.data() + name.size();
  const auto [digits_end, error] = std::from_chars(name.data() + colon + 1, end, port);
  if (error != std::errc() || digits_end != end || port == 0 || port > 65535) return false;
  host = name.substr(0, colon);
  return true;
}

}  // namespace

DatabaseSet::DatabaseSet(const std::vector<std::string>& names, const Tokenizer& tokenizer,
                         const SearcherOptions& options)
    : tokenizer_(&tokenizer), options_(options) {
  if (names.empty()) throw Error(ErrorCode::invalid_argument, "no database to search was given");
  if (options_.connect_timeout_ms == 0 || options_.timeout_ms == 0)
    throw Error(ErrorCode::invalid_argument, "a timeout must be at least a millisecond");
  for (const std::string& name : names) {
    name_ += (name_.empty() ? "" : ", ") + name;
    Part part{name, {}, 0};
    if (split_remote(name, part.host, part.port)) {
      has_remote_ = true;
      parts_.push_back(std::move(part));
    } else {
      for (const std::string& path : schema::shard_paths(name)) parts_.push_back({path, {}, 0});
    }
  }
  reopen();
}

void DatabaseSet::reopen() {
  std::vector<Xapian::Database> opened;
  Xapian::Database all;
  std::string revision;
  bool partial = false;
  for (const Part& part : parts_) {
    try {
      schema::translating(part.name, [&] {
        opened.push_back(open(part, revision));
        all.add_database(opened.back());
      });
    } catch (const Error& error) {
      if (error.code() != ErrorCode::unavailable || !options_.allow_partial) throw;
      partial = true;
    }
  }
  opened_ = std::move(opened);
  all_ = std::move(all);
  revision_ = has_remote_ ? std::string() : std::move(revision);
  partial_ = partial;
}

Xapian::Database DatabaseSet::open(const Part& part, std::string& revision) const {
  if (!part.host.empty()) {
    Xapian::Database remote =
        Xapian::Remote::open(part.host, part.port, options_.timeout_ms, options_.connect_timeout_ms);
    schema::check_stamp(remote, *tokenizer_, part.name);
    return remote;
  }
  schema::Reader reader(part.name, schema::open_reader(part.name));
  reader.read(
      [&](const Xapian::Database& database) { schema::check_stamp(database, *tokenizer_, part.name); });
  revision += reader.database().get_uuid() + ' ' + std::to_string(reader.database().get_revision()) + ';';
  return reader.database();
}

}  // namespace thongcao
