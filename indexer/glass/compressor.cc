#include "compressor.h"

#include <new>

#include <libdeflate.h>

namespace thongcao::glass {
namespace {

constexpr int kLevel = 6;

// Shorter texts hardly get shorter; Xapian leaves them as they are, too.
constexpr std::size_t kWorthwhileBytes = 18;

}  // namespace

Compressor::Compressor() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (!compressor_) throw std::bad_alloc();
}

bool Compressor::compress(std::string_view text, std::string& out) {
  if (text.size() <= kWorthwhileBytes) return false;
  const std::size_t before = out.size();
  out.resize(before + text.size() - 1);
  const std::size_t size = libdeflate_deflate_compress(compressor_.get(), text.data(), text.size(),
                                                       out.data() + before, text.size() - 1);
  out.resize(before + size);  // 0 when there was too little room
  return size != 0;
}

void Compressor::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

}  // namespace thongcao::glass
