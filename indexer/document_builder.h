#ifndef THONGCAO_INDEXER_DOCUMENT_BUILDER_H_
#define THONGCAO_INDEXER_DOCUMENT_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include <thongcao/announcement.h>
#include <thongcao/text_sketch.h>
#include <thongcao/tokenizer.h>

#include "document_sink.h"
#include "item.h"

namespace thongcao {

// Turns announcements into documents, as indexer/schema says. Keeps buffers between documents: one object a
// thread.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(const Tokenizer& tokenizer);

  // `data` is what the document carries as data.
  void build(const Item& item, std::string_view data, DocumentSink& sink);

 private:
  // Indexes title or body: tokens with positions, those of the title under its prefix, too; compounds and
  // pairs. All of the title count schema::kTitleWeight times.
  void add_text(std::string_view text, bool is_title);
  // Indexes the tokens of a field under its prefix alone.
  void add_field(std::string_view text, std::string_view field_prefix, std::uint32_t& position);
  // Adds a term at `position_`; `key` is its key.
  void add_posting(TermKey key, std::string_view prefix, std::string_view text, std::uint32_t weight);
  void add_fields(const Announcement& announcement);
  void add_passage(bool is_title);
  void add_pair(std::size_t i, std::uint32_t weight);
  // Values for sorting, and whole values for facets, filters and completion.
  void add_values(const Item& item);
  template <typename Items, typename Text>
  void add_whole_values(const Items& items, const Text& text_of, std::string_view value_prefix,
                        std::uint32_t slot);

  const Tokenizer* tokenizer_;
  TokenStream stream_;
  DocumentSink* sink_ = nullptr;
  std::uint32_t position_ = 0;
  TextSketch body_sketch_;
  std::string term_;
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_DOCUMENT_BUILDER_H_
