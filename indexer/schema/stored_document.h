#ifndef THONGCAO_INDEXER_SCHEMA_STORED_DOCUMENT_H_
#define THONGCAO_INDEXER_SCHEMA_STORED_DOCUMENT_H_

#include <string>
#include <string_view>

#include <thongcao/announcement.h>

namespace thongcao::schema {

// What is kept of an announcement: a line of JSON, so that nothing is ever locked in. A document carries it
// compressed (compression.h).
std::string stored_form(const Announcement& announcement);

// Reads a stored form back. Throws Error(corruption) when it is none.
Announcement read_stored(std::string_view data);

// The id alone, without reading the rest. Throws Error(corruption) when `data` is no stored form.
std::string read_stored_id(std::string_view data);

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_STORED_DOCUMENT_H_
