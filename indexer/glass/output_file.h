#ifndef THONGCAO_INDEXER_GLASS_OUTPUT_FILE_H_
#define THONGCAO_INDEXER_GLASS_OUTPUT_FILE_H_

#include <filesystem>
#include <string>
#include <string_view>

namespace thongcao::glass {

// A new file, written from its beginning to its end. Errors are thrown as Error with code io and the file's
// name. The file is not synced.
class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& path);
  ~OutputFile();  // closes; what was not flushed is lost
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  void flush();

 private:
  [[noreturn]] void fail() const;

  const std::string path_;
  int descriptor_;
  std::string buffer_;
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_OUTPUT_FILE_H_
