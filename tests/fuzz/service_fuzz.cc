// Any bytes as a request to the service, over an index of a few announcements: it is answered, with a status
// of those that the description names, and a page never holds what the request brought as HTML.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"
#include "handler.h"

namespace {

thongcao::Searcher make_searcher() {
  static const thongcao::tests::TemporaryFolder folder;
  const std::string dump = folder.write("dump.jsonl", R"JSON(
{"id":"hoi-nghi","title":"Hội nghị tổng kết","date":"2019-12-19","speakers":["Nguyễn Mai Thảo"],"source":"Báo Mẫu","body":"Hội nghị bàn về đổi mới sáng tạo."}
{"id":"tho","title":"Ngày thơ","date":"2020-02-08","body":"Các nhà thơ đọc thơ lục bát."}
)JSON");
  thongcao::Indexer(folder / "db", thongcao::IndexOptions{}).run({dump});
  return thongcao::Searcher({folder / "db"});
}

std::string line_of(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string line(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

// Lines: target, Accept, Accept-Encoding, If-None-Match.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static thongcao::Searcher searcher = make_searcher();
  static const thongcao::Handler handler{thongcao::HandlerOptions{}};
  static const std::set<int> kStatuses = {200, 304, 400, 404, 504};
  std::string_view text(reinterpret_cast<const char*>(data), size);
  thongcao::Request request;
  request.method = "GET";
  request.target = line_of(text);
  request.accept = line_of(text);
  request.accept_encoding = line_of(text);
  request.if_none_match = line_of(text);
  std::optional<thongcao::Response> at_once = handler.begin(request);
  const thongcao::Response response =
      at_once ? *std::move(at_once) : handler.search(request, searcher, std::chrono::seconds(2));
  if (!kStatuses.contains(response.status)) std::abort();
  if (response.header("Content-Type").starts_with("text/html") &&
      response.header("Content-Encoding").empty() && response.body.find("<script>") != std::string::npos) {
    std::abort();
  }
  return 0;
}
