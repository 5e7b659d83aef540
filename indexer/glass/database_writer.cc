#include "database_writer.h"

#include <algorithm>
#include <system_error>

#include <thongcao/error.h>

#include "packing.h"
#include "positions.h"
#include "posting_list.h"
#include "special_keys.h"

namespace thongcao::glass {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Appends a term to a term list, after the term before it: how many bytes they share, the others, how often
// the term stands in the document.
void pack_term(std::string& list, std::string_view before, std::string_view term, std::uint32_t frequency) {
  const auto [differ, other] = std::mismatch(before.begin(), before.end(), term.begin(), term.end());
  const auto shared = static_cast<std::size_t>(differ - before.begin());
  // Both numbers in one byte where they fit; that is told from a byte of sharing alone by being too large.
  const std::size_t both = frequency < 127 ? (frequency + 1) * (before.size() + 1) + shared : 256;
  list += static_cast<char>(both < 256 ? both : shared);
  list += static_cast<char>(term.size() - shared);
  list += term.substr(shared);
  if (both >= 256) pack_number(list, frequency);
}

}  // namespace

std::uint32_t DatabaseWriter::term_number(std::string_view text, TermKey key) {
  const std::uint32_t number = table_.number(text);
  if (number == terms_.size()) terms_.emplace_back();
  if (key != 0 && keys_.find(key) == KeyTable::kNone) keys_.add(key, number);
  return number;
}

DatabaseWriter::DocumentTerm& DatabaseWriter::document_term(std::uint32_t number) {
  Term& term = terms_[number];
  const auto document = static_cast<std::uint32_t>(documents_.size() + 1);
  if (term.document != document) {
    term.document = document;
    term.index = static_cast<std::uint32_t>(document_terms_.size());
    document_terms_.push_back({number, 0, kNone, kNone});
  }
  return document_terms_[term.index];
}

void DatabaseWriter::add_posting(std::string_view text, TermKey key, std::uint32_t position,
                                 std::uint32_t frequency) {
  add_posting(term_number(text, key), position, frequency);
}

bool DatabaseWriter::add_known_posting(TermKey key, std::uint32_t position, std::uint32_t frequency) {
  const std::uint32_t number = keys_.find(key);
  if (number == KeyTable::kNone) return false;
  add_posting(number, position, frequency);
  return true;
}

void DatabaseWriter::add_posting(std::uint32_t number, std::uint32_t position, std::uint32_t frequency) {
  DocumentTerm& term = document_term(number);
  term.frequency += frequency;
  const auto added = static_cast<std::uint32_t>(positions_.size());
  if (term.first_position == kNone)
    term.first_position = added;
  else if (positions_[term.last_position].position == position)
    return;
  else
    positions_[term.last_position].next = added;
  term.last_position = added;
  positions_.push_back({position, kNone});
}

void DatabaseWriter::add_term(std::string_view text, TermKey key, std::uint32_t frequency) {
  document_term(term_number(text, key)).frequency += frequency;
}

bool DatabaseWriter::add_known_term(TermKey key, std::uint32_t frequency) {
  const std::uint32_t number = keys_.find(key);
  if (number == KeyTable::kNone) return false;
  document_term(number).frequency += frequency;
  return true;
}

void DatabaseWriter::add_value(std::uint32_t slot, std::string_view value) {
  values_[slot].append(static_cast<std::uint32_t>(documents_.size() + 1), value);
  slots_.push_back(slot);
}

void DatabaseWriter::set_data(std::string_view data) {
  if (!data.empty()) store(data, data_);
}

void DatabaseWriter::end_document() {
  std::uint32_t length = 0;
  std::vector<std::uint32_t> positions;
  for (const DocumentTerm& term : document_terms_) {
    positions.clear();
    for (std::uint32_t i = term.first_position; i != kNone; i = positions_[i].next)
      positions.push_back(positions_[i].position);
    if (!positions.empty()) pack_positions(packed_positions_, positions);
    postings_.push_back({term.term, term.frequency, static_cast<std::uint32_t>(packed_positions_.size())});
    Term& total = terms_[term.term];
    ++total.documents;
    total.frequency += term.frequency;
    length += term.frequency;
    statistics_.greatest_frequency = std::max(statistics_.greatest_frequency, term.frequency);
  }
  ++statistics_.documents;
  statistics_.total_length += length;
  statistics_.greatest_length = std::max(statistics_.greatest_length, length);
  if (length != 0 && (statistics_.least_length == 0 || length < statistics_.least_length))
    statistics_.least_length = length;

  pack_slots();
  documents_.push_back({static_cast<std::uint32_t>(postings_.size()), length,
                        static_cast<std::uint32_t>(packed_slots_.size()),
                        static_cast<std::uint32_t>(data_.size())});
  document_terms_.clear();
  positions_.clear();
  slots_.clear();
}

// Which slots the document has, as differences.
void DatabaseWriter::pack_slots() {
  std::sort(slots_.begin(), slots_.end());
  std::uint32_t next = 0;
  for (const std::uint32_t slot : slots_) {
    pack_number(packed_slots_, slot - next);
    next = slot + 1;
  }
}

void DatabaseWriter::write(const std::filesystem::path& folder, const Metadata& metadata) {
  std::error_code error;
  std::filesystem::create_directory(folder, error);
  if (error) {
    throw Error(ErrorCode::io, folder.string() + ": cannot be made (" + error.message() +
                                   "); check the disk and the permissions");
  }
  const std::vector<std::uint32_t> sorted = table_.sorted();
  const std::vector<Entry> entries = invert(sorted);
  TableRoots roots;
  roots.docdata = write_docdata(folder / "docdata.glass");
  roots.postlist = write_postlists(folder / "postlist.glass", metadata, sorted, entries);
  roots.position = write_positions(folder / "position.glass", sorted, entries);
  roots.termlist = write_termlists(folder / "termlist.glass", sorted);
  statistics_.last_document = statistics_.documents;
  write_version_file(folder, roots, statistics_);
  clear();
}

// The posting lists of all terms, one after the other in the terms' order.
std::vector<DatabaseWriter::Entry> DatabaseWriter::invert(const std::vector<std::uint32_t>& sorted) const {
  std::vector<std::uint32_t> end(terms_.size());  // of each term's list, as far as it is filled
  std::uint32_t begin = 0;
  for (const std::uint32_t term : sorted) {
    end[term] = begin;
    begin += terms_[term].documents;
  }
  std::vector<Entry> entries(postings_.size());
  std::uint32_t posting = 0;
  for (std::uint32_t document = 0; document < documents_.size(); ++document) {
    for (; posting < documents_[document].postings_end; ++posting)
      entries[end[postings_[posting].term]++] = {document + 1, posting};
  }
  return entries;
}

TableRoot DatabaseWriter::write_docdata(const std::filesystem::path& file) const {
  TableWriter table(file);
  std::string key;
  std::uint32_t begin = 0;
  for (std::uint32_t document = 0; document < documents_.size(); ++document) {
    const Document& it = documents_[document];
    key.clear();
    pack_sortable_number(key, document + 1);
    const std::string_view data(data_.data() + begin, it.data_end - begin);
    if (!data.empty()) table.add(key, data, true);
    begin = it.data_end;
  }
  return table.finish();
}

TableRoot DatabaseWriter::write_termlists(const std::filesystem::path& file,
                                          const std::vector<std::uint32_t>& sorted) {
  std::vector<std::uint32_t> rank(sorted.size());
  for (std::uint32_t i = 0; i < sorted.size(); ++i) rank[sorted[i]] = i;
  TableWriter table(file);
  std::vector<std::uint64_t> terms;  // of a document: rank, then posting
  std::string key;
  std::string list;
  std::string compressed;
  std::uint32_t posting = 0;
  std::uint32_t slots_begin = 0;
  for (std::uint32_t document = 0; document < documents_.size(); ++document) {
    const Document& it = documents_[document];
    terms.clear();
    for (; posting < it.postings_end; ++posting)
      terms.push_back(std::uint64_t{rank[postings_[posting].term]} << 32 | posting);
    std::sort(terms.begin(), terms.end());
    list.clear();
    if (!terms.empty()) {
      pack_number(list, it.length);
      pack_number(list, terms.size());
    }
    std::string_view before;
    for (const std::uint64_t term : terms) {
      const Posting& of = postings_[term & 0xFFFFFFFF];
      const std::string_view text = table_.term(of.term);
      if (before.empty()) {
        list += static_cast<char>(text.size());
        list += text;
        pack_number(list, of.frequency);
      } else {
        pack_term(list, before, text, of.frequency);
      }
      before = text;
    }
    key.clear();
    pack_sortable_number(key, document + 1);
    compressed.clear();
    const bool is_compressed = compressor_.compress(list, compressed);
    table.add(key, is_compressed ? compressed : list, is_compressed);
    if (it.slots_end > slots_begin) {
      key += '\0';
      table.add(key, std::string_view(packed_slots_).substr(slots_begin, it.slots_end - slots_begin));
      slots_begin = it.slots_end;
    }
  }
  return table.finish();
}

TableRoot DatabaseWriter::write_postlists(const std::filesystem::path& file, const Metadata& metadata,
                                          const std::vector<std::uint32_t>& sorted,
                                          const std::vector<Entry>& entries) const {
  TableWriter table(file);
  std::string key;
  for (const auto& [name, value] : metadata) table.add(key.assign(kMetadataKey).append(name), value);
  for (const auto& [slot, values] : values_) {
    key = kValueStatisticsKey;
    for (std::uint32_t rest = slot; rest != 0; rest >>= 8) key += static_cast<char>(rest);
    table.add(key, values.packed_statistics());
  }
  for (const auto& [slot, values] : values_) {
    for (const auto& [first_document, chunk] : values.chunks()) {
      key = kValueChunkKey;
      pack_number(key, slot);
      pack_sortable_number(key, first_document);
      table.add(key, chunk);
    }
  }
  PostingListWriter list(table);
  if (!documents_.empty()) {
    list.begin_lengths();
    for (std::uint32_t document = 0; document < documents_.size(); ++document)
      list.append(document + 1, documents_[document].length);
    list.end();
  }
  auto entry = entries.begin();
  for (const std::uint32_t number : sorted) {
    const Term& term = terms_[number];
    list.begin(table_.term(number), term.documents, term.frequency);
    for (const auto end = entry + term.documents; entry != end; ++entry)
      list.append(entry->document, postings_[entry->posting].frequency);
    list.end();
  }
  return table.finish();
}

TableRoot DatabaseWriter::write_positions(const std::filesystem::path& file,
                                          const std::vector<std::uint32_t>& sorted,
                                          const std::vector<Entry>& entries) const {
  TableWriter table(file);
  std::string key;
  auto entry = entries.begin();
  for (const std::uint32_t number : sorted) {
    key.clear();
    pack_sortable_string(key, table_.term(number));
    const std::size_t term_bytes = key.size();
    for (const auto end = entry + terms_[number].documents; entry != end; ++entry) {
      const std::string_view positions = packed_positions(entry->posting);
      if (positions.empty()) continue;
      key.resize(term_bytes);
      pack_sortable_number(key, entry->document);
      table.add(key, positions);
    }
  }
  return table.finish();
}

std::string_view DatabaseWriter::packed_positions(std::uint32_t posting) const {
  const std::uint32_t begin = posting == 0 ? 0 : postings_[posting - 1].packed_end;
  return std::string_view(packed_positions_).substr(begin, postings_[posting].packed_end - begin);
}

void DatabaseWriter::clear() {
  table_.clear();
  keys_.clear();
  terms_.clear();
  postings_.clear();
  packed_positions_.clear();
  documents_.clear();
  data_.clear();
  packed_slots_.clear();
  values_.clear();
  statistics_ = {};
}

}  // namespace thongcao::glass
