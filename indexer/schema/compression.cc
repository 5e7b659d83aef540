#include "compression.h"

#include <algorithm>
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

// A block of a frame holds 128 KiB at most and takes 4 bytes at least: what a damaged frame may claim.
constexpr std::uint64_t kMostForEachByte = (128 << 10) / 4;

template <typename Context>
Context* allocated(Context* context) {
  if (context == nullptr) throw std::bad_alloc();
  return context;
}

[[noreturn]] void fail(const std::string& why) {
  throw Error(ErrorCode::corruption,
              "a stored announcement cannot be read: " + why + "; build the database again");
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
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ||
      size > data.size() * kMostForEachByte)
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
