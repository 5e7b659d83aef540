#include "posting_list.h"

#include "chunk.h"
#include "damage.h"
#include "packing.h"
#include "special_keys.h"

namespace thongcao::glass {

void PostingListWriter::begin(std::string_view term, std::uint32_t documents, std::uint64_t frequency) {
  std::string key;
  pack_sortable_string(key, term, true);
  begin_key(key, documents, frequency);
}

void PostingListWriter::begin_lengths() {
  begin_key(kLengthsKey, 0, 0);
}

void PostingListWriter::begin_key(std::string_view key, std::uint64_t documents, std::uint64_t frequency) {
  key_ = key;
  chunk_key_ = key;
  if (key != kLengthsKey) chunk_key_ += '\0';
  head_.clear();
  pack_number(head_, documents);
  pack_number(head_, frequency);
  is_first_ = true;
  first_document_ = 0;
  entries_.clear();
}

void PostingListWriter::append(std::uint32_t document, std::uint32_t frequency) {
  begin_document(document);
  pack_number(entries_, frequency);
  last_document_ = document;
}

void PostingListWriter::append_chunk(std::uint32_t first, std::uint32_t last, std::string_view entries) {
  if (first > last || (first_document_ != 0 && first <= last_document_)) throw DamageError();
  begin_document(first);
  entries_ += entries;
  last_document_ = last;
}

void PostingListWriter::begin_document(std::uint32_t document) {
  if (first_document_ != 0 && entries_.size() >= kChunkBytes) {
    write(false);
    first_document_ = 0;
    entries_.clear();
  }
  if (first_document_ == 0)
    first_document_ = document;
  else
    pack_number(entries_, document - last_document_ - 1);
}

void PostingListWriter::end() {
  write(true);
}

void PostingListWriter::write(bool is_last) {
  tag_.clear();
  if (is_first_) {
    tag_ = head_;
    pack_number(tag_, first_document_ - 1);
    is_first_ = false;
  } else {
    key_ = chunk_key_;
    pack_sortable_number(key_, first_document_);
  }
  tag_ += is_last ? '1' : '0';
  pack_number(tag_, last_document_ - first_document_);
  tag_ += entries_;
  table_.add(key_, tag_);
}

}  // namespace thongcao::glass
