#ifndef THONGCAO_CORPUS_CHUNK_READER_H_
#define THONGCAO_CORPUS_CHUNK_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <thongcao/dump_reader.h>

#include "byte_source.h"
#include "csv_scanner.h"

namespace thongcao {

// Cuts one document file into chunks: stretches of whole records of JSON lines and CSV, anything else as a
// whole.
class ChunkReader {
 public:
  // `options` and `on_problem` must outlive it.
  ChunkReader(std::unique_ptr<ByteSource> source, std::string name, Chunk::Format format,
              std::optional<Encoding> encoding, const DumpOptions& options,
              const DumpReader::OnProblem& on_problem);

  // False at the end and after an error, which is reported.
  bool next(Chunk& chunk);

 private:
  bool is_cut() const;
  bool whole_file(Chunk& chunk);
  bool next_records(Chunk& chunk);
  bool read_more(std::size_t bytes);
  std::size_t end_of_records();
  void skip_long_record();
  void fill(Chunk& chunk, std::size_t size);
  void report(std::string where, std::string what) const;

  const std::unique_ptr<ByteSource> source_;
  const std::string name_;
  const Chunk::Format format_;
  const std::optional<Encoding> encoding_;
  const DumpOptions& options_;
  const DumpReader::OnProblem& on_problem_;

  std::string buffer_;
  bool end_of_file_ = false;
  std::uint64_t next_line_ = 1;
  std::size_t scanned_ = 0;         // bytes of buffer_ that end_of_records() has seen
  std::size_t end_of_records_ = 0;  // in these
  std::optional<CsvScanner> csv_;   // state after these
  std::string csv_header_;
};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_CHUNK_READER_H_
