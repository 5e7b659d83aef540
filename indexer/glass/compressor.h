#ifndef THONGCAO_INDEXER_GLASS_COMPRESSOR_H_
#define THONGCAO_INDEXER_GLASS_COMPRESSOR_H_

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace thongcao::glass {

// Makes raw deflate streams (RFC 1951). One object a thread.
class Compressor {
 public:
  Compressor();

  // Appends the stream; false, with nothing appended, when it would not be shorter than the text.
  bool compress(std::string_view text, std::string& out);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

// Appends such a stream that holds a text as it is, for what cannot get shorter: Xapian would try that again
// whenever it merges.
void store(std::string_view text, std::string& out);

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_COMPRESSOR_H_
