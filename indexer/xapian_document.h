#ifndef THONGCAO_INDEXER_XAPIAN_DOCUMENT_H_
#define THONGCAO_INDEXER_XAPIAN_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "document_builder.h"
#include "document_sink.h"

namespace thongcao {

// Makes a document that a WritableDatabase takes.
class XapianDocument : public DocumentSink {
 public:
  void add_posting(std::string_view term, TermKey /*key*/, std::uint32_t position,
                   std::uint32_t frequency) override {
    document_.add_posting(std::string(term), position, frequency);
  }
  void add_term(std::string_view term, TermKey /*key*/, std::uint32_t frequency) override {
    document_.add_term(std::string(term), frequency);
  }
  void add_value(std::uint32_t slot, std::string_view value) override {
    document_.add_value(slot, std::string(value));
  }
  void set_data(std::string_view data) override { document_.set_data(std::string(data)); }

  const Xapian::Document& document() const noexcept { return document_; }

 private:
  Xapian::Document document_;
};

inline Xapian::Document build_xapian_document(DocumentBuilder& builder, const Item& item,
                                              std::string_view data) {
  XapianDocument document;
  builder.build(item, data, document);
  return document.document();
}

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_XAPIAN_DOCUMENT_H_
