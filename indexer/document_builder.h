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
  // Indexes title or body: tokens with positions under `extra_prefix` (none when empty) and as text,
  // compounds and pairs; all count `weight` times.
  void add_text(std::string_view text, std::string_view extra_prefix, std::uint32_t weight);
  // Indexes the tokens of a field under its prefix alone.
  void add_field(std::string_view text, std::string_view field_prefix, std::uint32_t& position);
  void add_fields(const Announcement& announcement);
  void add_passage(std::string_view extra_prefix, std::uint32_t weight);
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
