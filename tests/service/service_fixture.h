#ifndef THONGCAO_TESTS_SERVICE_SERVICE_FIXTURE_H_
#define THONGCAO_TESTS_SERVICE_SERVICE_FIXTURE_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"
#include "handler.h"

namespace thongcao::tests {

// A handler over four announcements, one of which is full of what pages must escape.
class ServiceTest : public ::testing::Test {
 protected:
  ServiceTest() {
    const std::string dump = folder_.write("dump.jsonl", R"JSON(
{"id":"hoi-nghi","title":"Hội nghị tổng kết công tác","date":"2019-12-19","speakers":[{"name":"Nguyễn Mai Thảo","role":"Chánh Văn phòng Bộ"}],"organizations":["Bộ Thử nghiệm"],"doc_numbers":["15/2020/NĐ-CP"],"source":"Cổng thông tin Bộ","url":"https://example.org/1","body":"Bộ tổ chức hội nghị.\nĐổi mới sáng tạo là trọng tâm."}
{"id":"tho","title":"Ngày thơ Việt Nam","date":"2020-02-08","speakers":["Trần Thị Thơ"],"source":"Báo Mẫu","body":"Các nhà thơ đọc thơ lục bát trong hội nghị."}
{"id":"a/b ?#%","title":"<script>alert(1)</script> hội nghị","speakers":[{"name":"Ông \"<b>","role":"'&"}],"source":"<i>","url":"javascript:alert(1)","body":"Hội nghị <img src=x onerror=alert(1)> & \"'"}
{"id":"khong","body":"Thông báo tuyển dụng.","guessed":["title"]}
)JSON");
    Indexer(folder_ / "db", IndexOptions{}).run({dump});
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_ / "db"});
  }

  Response get(const std::string& target, const std::string& accept = {}) {
    Request request;
    request.method = "GET";
    request.target = target;
    request.accept = accept;
    return answer(request);
  }

  // As the program answers, though in one thread.
  Response answer(Request& request) {
    if (std::optional<Response> response = handler_.begin(request)) return *std::move(response);
    return handler_.search(request, *searcher_, std::chrono::seconds(10));
  }

  TemporaryFolder folder_;
  std::unique_ptr<Searcher> searcher_;
  Handler handler_{{.documents = [this] { return searcher_->document_count(); }}};
};

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_SERVICE_SERVICE_FIXTURE_H_
