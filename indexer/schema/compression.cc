#include "compression.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

#include <zdict.h>
#include <zstd.h>

#include <thongcao/error.h>

#include "schema.h"

namespace thongcao::schema {
namespace {

// On the 42,490 law articles, levels 4 and 5 cost twice as much time for 2 % less.
constexpr int kLevel = 3;

// A dictionary as large as zstd's own default is best, but it shall not be large beside what it serves.
constexpr std::size_t kMostDictionaryBytes = 112'640;
constexpr std::size_t kSampleBytesForEach = 16;
constexpr std::size_t kLeastDictionaryBytes = 1024;

template <typename Context>
Context* allocated(Context* context) {
  if (context == nullptr) throw std::bad_alloc();
  return context;
}

[[noreturn]] void fail(const std::string& why) {
  throw Error(ErrorCode::corruption,
              "a stored announcement cannot be read: " + why + "; build the database again");
}

// How many bytes can come out of a frame (RFC 8878, 3.1.1): each block holds 128 KiB at most. The size in its
// header may be damaged, and memory is taken before a checksum tells.
std::uint64_t most_bytes(std::string_view frame) {
  constexpr std::size_t kMagicBytes = 4;
  constexpr std::size_t kBlockHeadBytes = 3;
  constexpr std::uint64_t kMostInBlock = 128 << 10;
  constexpr unsigned kRepeatedByte = 1;  // the type of a block that is one byte, many times
  constexpr std::array<std::size_t, 4> kDictionaryNumberBytes = {0, 1, 2, 4};
  if (frame.size() <= kMagicBytes) return 0;
  const auto descriptor = static_cast<unsigned char>(frame[kMagicBytes]);
  const bool is_single_segment = (descriptor >> 5 & 1) != 0;
  const unsigned size_flag = descriptor >> 6;
  std::size_t at = kMagicBytes + 1 + (is_single_segment ? 0 : 1) + kDictionaryNumberBytes[descriptor & 3] +
                   (size_flag == 0 ? (is_single_segment ? 1 : 0) : std::size_t{1} << size_flag);
  for (std::uint64_t most = kMostInBlock;; most += kMostInBlock) {
    if (at + kBlockHeadBytes > frame.size()) return 0;
    unsigned head = 0;
    for (std::size_t i = kBlockHeadBytes; i-- > 0;)
      head = head << 8 | static_cast<unsigned char>(frame[at + i]);
    at += kBlockHeadBytes + ((head >> 1 & 3) == kRepeatedByte ? 1 : head >> 3);
    if ((head & 1) != 0) return most;  // the last one
  }
}

// The result of a function of zstd that may have failed.
std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) != 0) fail(ZSTD_getErrorName(result));
  return result;
}

}  // namespace

std::string make_dictionary(std::span<const std::string> samples) {
  std::string all;
  std::vector<std::size_t> sizes;
  sizes.reserve(samples.size());
  for (const std::string& sample : samples) {
    all += sample;
    sizes.push_back(sample.size());
  }
  std::string dictionary(std::min(kMostDictionaryBytes, all.size() / kSampleBytesForEach), '\0');
  if (dictionary.size() < kLeastDictionaryBytes) return {};
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), all.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) != 0) return {};  // nothing is repeated, or by too few
  dictionary.resize(size);
  return dictionary;
}

Compressor::Compressor(std::string_view dictionary) : context_(allocated(ZSTD_createCCtx())) {
  checked(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kLevel));
  checked(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1));
  if (dictionary.empty()) return;
  if (ZDICT_getDictID(dictionary.data(), dictionary.size()) == 0)
    fail("the database's dictionary is damaged");
  checked(ZSTD_CCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size()));
}

std::string Compressor::compress(std::string_view stored_form) {
  std::string frame(ZSTD_compressBound(stored_form.size()), '\0');
  frame.resize(checked(
      ZSTD_compress2(context_.get(), frame.data(), frame.size(), stored_form.data(), stored_form.size())));
  return frame;
}

void Compressor::Free::operator()(ZSTD_CCtx_s* context) const {
  ZSTD_freeCCtx(context);
}

Decompressor::Decompressor() : context_(allocated(ZSTD_createDCtx())) {}

std::string Decompressor::decompress(std::string_view data, std::span<const Xapian::Database> databases) {
  const unsigned long long size = ZSTD_getFrameContentSize(data.data(), data.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > most_bytes(data))
    fail("it is no Zstandard frame");
  const ZSTD_DDict_s* with = dictionary(ZSTD_getDictID_fromFrame(data.data(), data.size()), databases);
  std::string stored_form(static_cast<std::size_t>(size), '\0');
  stored_form.resize(checked(ZSTD_decompress_usingDDict(context_.get(), stored_form.data(),
                                                        stored_form.size(), data.data(), data.size(), with)));
  return stored_form;
}

const ZSTD_DDict_s* Decompressor::dictionary(unsigned number, std::span<const Xapian::Database> databases) {
  if (number == 0) return nullptr;
  if (const auto found = dictionaries_.find(number); found != dictionaries_.end()) return found->second.get();
  if (dictionaries_.size() >= 2 * databases.size()) dictionaries_.clear();  // of databases that were replaced
  for (const Xapian::Database& database : databases) {
    const std::string bytes = database.get_metadata(std::string(metadata::kDictionary));
    if (ZDICT_getDictID(bytes.data(), bytes.size()) != number) continue;
    ZSTD_DDict_s* made = ZSTD_createDDict(bytes.data(), bytes.size());
    if (made == nullptr) fail("its dictionary is damaged");
    auto& added = dictionaries_[number];
    added.reset(made);
    return made;
  }
  fail("its dictionary is not in the database");
}

void Decompressor::Free::operator()(ZSTD_DCtx_s* context) const {
  ZSTD_freeDCtx(context);
}

void Decompressor::Free::operator()(ZSTD_DDict_s* dictionary) const {
  ZSTD_freeDDict(dictionary);
}

}  // namespace thongcao::schema
