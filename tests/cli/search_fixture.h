#ifndef THONGCAO_TESTS_CLI_SEARCH_FIXTURE_H_
#define THONGCAO_TESTS_CLI_SEARCH_FIXTURE_H_

#include <string>

#include "database_fixture.h"

namespace thongcao::tests {

// Four announcements that differ in what the tests ask for, in a database of its own.
class SearchTest : public DatabaseTest {
 protected:
  void SetUp() override {
    index_well({"-"}, R"JSON(
{"id":"hoi-nghi","title":"Hội nghị tổng kết công tác","date":"2019-12-19","speakers":[{"name":"Nguyễn Mai Thảo","role":"Chánh Văn phòng Bộ"},{"name":"Lê Văn Mẫu","role":"Bộ trưởng"}],"organizations":["Bộ Thử nghiệm"],"doc_numbers":["15/2020/NĐ-CP"],"source":"Cổng thông tin Bộ","url":"https://example.gov.vn/hoi-nghi","body":"Bộ tổ chức hội nghị. Đổi mới sáng tạo là trọng tâm của chương trình."}
{"id":"tho","title":"Ngày thơ Việt Nam","date":"2020-02-08","speakers":["Trần Thị Thơ"],"organizations":["Hội Nhà văn Thử"],"source":"Báo Mẫu","body":"Các nhà thơ đọc thơ lục bát bên hồ. Hoà bình là chủ đề của đêm thơ."}
{"id":"lu-lut","title":"Ứng phó mưa lũ","date":"2020-10-15","speakers":["Lê Văn Mẫu"],"doc_numbers":["24/2018/QH14"],"source":"Báo Mẫu","body":"Lũ lụt gây thiệt hại nặng tại miền Trung, sạt lở nhiều nơi."}
{"id":"khong-ngay","title":"Thông báo tuyển dụng","body":"Sở Nội vụ tuyển dụng công chức. Hồ sơ nộp trực tiếp."}
)JSON");
  }

  // Matches all four.
  const std::string all_ = "thơ OR lũ OR hội OR tuyển";
};

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_CLI_SEARCH_FIXTURE_H_
