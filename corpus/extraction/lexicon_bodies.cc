// Public bodies, fields of administration, kinds of documents, words around dates and credits.
#include <array>

#include "extraction/lexicon_tables.h"

namespace thongcao {
namespace {

using std::string_view;

// Heads of the names of bodies; their field or place follows with a capital.
constexpr auto kBodies = std::to_array<string_view>({
    "bộ",
    "sở",
    "cục",
    "chi cục",
    "tổng cục",
    "vụ",
    "ban",
    "viện",
    "viện kiểm sát nhân dân",
    "ủy ban",
    "ủy ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "hội đồng",
    "văn phòng",
    "văn phòng chính phủ",
    "trung tâm",
    "trường",
    "trường đại học",
    "đại học",
    "học viện",
    "bệnh viện",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "ngân hàng",
    "ngân hàng nhà nước",
    "kho bạc nhà nước",
    "bảo hiểm xã hội",
    "thanh tra",
    "thanh tra chính phủ",
    "kiểm toán nhà nước",
    "tòa án nhân dân",
    "công an",
    "đảng ủy",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "quận ủy",
    "mặt trận tổ quốc",
    "ủy ban mttq",
    "hội",
    "hội nông dân",
    "hội liên hiệp phụ nữ",
    "hiệp hội",
    "liên đoàn",
    "liên minh",
    "quỹ",
    "ban quản lý",
    "ban chỉ đạo",
    "phòng",
    "đài",
    "báo",
    "tạp chí",
    "thông tấn xã",
    "cảng vụ",
    "đại sứ quán",
    "phái đoàn",
    "quốc hội",
    "chính phủ",
    "quân khu",
    "bộ tư lệnh",
    "bộ chỉ huy",
    "khối cơ quan",
    "nhà xuất bản",
    "cổng thông tin điện tử",
});

// What ministries and departments look after; written in small letters as well.
constexpr auto kFields = std::to_array<string_view>({
    "y tế",
    "công thương",
    "tài chính",
    "nội vụ",
    "ngoại giao",
    "quốc phòng",
    "công an",
    "tư pháp",
    "xây dựng",
    "giao thông vận tải",
    "giao thông",
    "nông nghiệp",
    "nông nghiệp và phát triển nông thôn",
    "tài nguyên và môi trường",
    "thông tin và truyền thông",
    "thông tin truyền thông",
    "khoa học và công nghệ",
    "khoa học công nghệ",
    "văn hóa",
    "giáo dục",
    "giáo dục và đào tạo",
    "kế hoạch và đầu tư",
    "lao động",
    "dân tộc",
    "thương mại",
    "quốc tế",
    "dự án",
    "dự báo",
    "dự phòng",
    "tiếp thị",
    "thiết bị",
    "đăng ký",
    "đăng kiểm",
    "đồng bằng",
    "vùng trồng",
    "trang thiết bị",
    "việc làm",
    "quản lý",
    "kế hoạch",
    "chuyển đổi số",
    "chuyển giao",
    "thực phẩm",
    "dược",
    "trong nước",
    "ngoài nước",
    "hàng không",
    "ban chỉ đạo",
    "ban tổ chức",
    "thông tin đối ngoại",
    "thông tin cơ sở",
    "thông tin điện tử",
    "tổ chức cán bộ",
    "phòng , chống",
    "văn hóa , thể thao và du lịch",
    "báo chí",
    "tổ chức",
    "điều phối",
    "kiểm tra",
    "tiếp dân",
    "bên ngoài",
    "từ xa",
    "các ngành kinh tế",
    "trung học",
    "nói riêng",
    "môi trường",
    "thường trực",
    "chính phủ",
    "quốc hội",
    "đảng",
    "trung ương",
    "nhà nước",
});

constexpr auto kDocuments = std::to_array<string_view>({
    "luật",       "bộ luật",    "pháp lệnh", "nghị định",
    "nghị quyết", "quyết định", "thông tư",  "thông tư liên tịch",
    "chỉ thị",    "công văn",   "công điện", "kế hoạch",
    "thông báo",  "kết luận",   "văn bản",   "tờ trình",
    "báo cáo",    "hướng dẫn",  "quy định",  "lệnh",
    "sắc lệnh",   "quy chế",    "đề án",     "hiến pháp",
});

constexpr auto kDayParts = std::to_array<string_view>({
    "sáng",
    "trưa",
    "chiều",
    "tối",
    "đêm",
    "ngày",
    "hôm nay",
    "sáng nay",
    "chiều nay",
    "trưa nay",
    "tối nay",
    "hôm qua",
    "sáng qua",
    "chiều qua",
    "tối qua",
    "rạng sáng",
    "hôm",
});

// A date behind one of these is a limit, not the day of the event.
constexpr auto kDateBars = std::to_array<string_view>({
    "từ",       "kể từ",    "đến",       "tới",    "trước", "tính đến", "chậm nhất", "hạn",
    "thời hạn", "hạn chót", "muộn nhất", "so với", "sau",   "hết",      "đến hết",   "cuối",
    "dự kiến",  "từ ngày",  "giữa",      "dịp",    "lễ",    "quốc lộ",  "đợt",
});

constexpr auto kCredits = std::to_array<string_view>({
    "ttxvn",     "vov",         "vov.vn",      "vtv",        "vtv.vn",   "vtc",       "vietnamplus",
    "vnexpress", "dân trí",     "chinhphu.vn", "mic.gov.vn", "mic",      "hnmo",      "hnm",
    "qđnd",      "qđnd online", "nhân dân",    "vgp",        "vgp news", "sggp",      "sggpo",
    "gdvn",      "petrotimes",  "tto",         "tno",        "nlđo",     "lđo",       "pld",
    "plo",       "cand",        "vnmedia",     "vietnamnet", "infonet",  "ictnews",   "zing",
    "toquoc",    "btn",         "cafef",       "baodautu",   "dđdn",     "vneconomy",
});

}  // namespace

void add_body_tables(std::vector<LexiconTable>& tables) {
  tables.push_back({kBody, kBodies});
  tables.push_back({kField, kFields});
  tables.push_back({kDocument, kDocuments});
  tables.push_back({kDayPart, kDayParts});
  tables.push_back({kDateBar, kDateBars});
  tables.push_back({kCredit, kCredits});
}

std::vector<LexiconTable> lexicon_tables() {
  std::vector<LexiconTable> tables;
  add_office_tables(tables);
  add_speech_tables(tables);
  add_name_tables(tables);
  add_body_tables(tables);
  return tables;
}

}  // namespace thongcao
