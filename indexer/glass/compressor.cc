#include "compressor.h"

#include <cstdint>
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

void store(std::string_view text, std::string& out) {
  constexpr std::size_t kMostBlockBytes = 0xFFFF;
  do {
    const std::string_view block = text.substr(0, kMostBlockBytes);
    text.remove_prefix(block.size());
    const auto size = static_cast<std::uint16_t>(block.size());
    const auto complement = static_cast<std::uint16_t>(~size);
    out += static_cast<char>(text.empty() ? 1 : 0);  // whether it is the last block
    for (const std::uint16_t number : {size, complement}) {
      out += static_cast<char>(number & 0xFF);
      out += static_cast<char>(number >> 8);
    }
    out += block;
  } while (!text.empty());
}

void Compressor::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

}  // namespace thongcao::glass
