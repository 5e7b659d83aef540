// Verbs of speech and the words around them.
#include <array>

#include "extraction/lexicon_tables.h"

namespace thongcao {
namespace {

using std::string_view;

// Whoever is their subject speaks.
constexpr auto kSpeechVerbs = std::to_array<string_view>({
    "cho biết",
    "cho hay",
    "cho rằng",
    "cho là",
    "cho biết thêm",
    "khẳng định",
    "tái khẳng định",
    "nhấn mạnh",
    "phát biểu",
    "nói",
    "nói rõ",
    "nói thêm",
    "nói về",
    "yêu cầu",
    "đề nghị",
    "chỉ đạo",
    "chủ trì",
    "đồng chủ trì",
    "chủ tọa",
    "điều hành",
    "báo cáo",
    "trình bày",
    "trả lời",
    "giải thích",
    "kể",
    "kể lại",
    "chia sẻ",
    "bày tỏ",
    "nêu",
    "nêu rõ",
    "nêu ra",
    "lưu ý",
    "đánh giá",
    "đánh giá cao",
    "ghi nhận",
    "biểu dương",
    "cảm ơn",
    "kết luận",
    "kiến nghị",
    "đề xuất",
    "nhận định",
    "nhận xét",
    "phân tích",
    "cảnh báo",
    "khuyến cáo",
    "khuyến nghị",
    "kêu gọi",
    "nhắc nhở",
    "nhắc lại",
    "hoan nghênh",
    "tuyên bố",
    "thừa nhận",
    "tiết lộ",
    "lý giải",
    "lí giải",
    "giải trình",
    "giải đáp",
    "tâm sự",
    "mong muốn",
    "hy vọng",
    "hi vọng",
    "tin tưởng",
    "cam kết",
    "hứa",
    "quán triệt",
    "gợi ý",
    "chỉ rõ",
    "chỉ ra",
    "đặt vấn đề",
    "phản ánh",
    "xác nhận",
    "phủ nhận",
    "bác bỏ",
    "phản bác",
    "đồng tình",
    "tán thành",
    "trao đổi",
    "đề cập",
    "điểm lại",
    "dẫn chứng",
    "thông báo",
    "phê bình",
    "nhìn nhận",
    "quan niệm",
    "lo ngại",
    "băn khoăn",
    "trăn trở",
    "bộc bạch",
    "thổ lộ",
    "giãi bày",
    "quả quyết",
    "phân trần",
    "chất vấn",
    "làm rõ",
    "gửi lời",
    "đáp",
    "đáp lời",
    "nói lời",
    "lấy làm",
    "nêu quan điểm",
    "có ý kiến",
    "tỏ ra",
    "tin rằng",
    "nghĩ rằng",
    "cho là",
    "thông tin thêm",
    "đọc báo cáo",
    "báo cáo tóm tắt",
    "tri ân",
    "than thở",
    "tiếp lời",
});

// Speech only right behind their subject: elsewhere they are nouns or say what somebody does.
constexpr auto kStances = std::to_array<string_view>({
    "thông tin", "giao",      "mong",      "chúc",       "chúc mừng",  "vui mừng",    "chào mừng",
    "ủng hộ",    "nhất trí",  "tiếp thu",  "giới thiệu", "hướng dẫn",  "khuyên",      "phàn nàn",
    "bức xúc",   "lo lắng",   "tính toán", "viết",       "thúc giục",  "đặt câu hỏi", "hỏi",
    "gọi",       "phổ biến",  "quả quyết", "ví",         "đưa ra",     "đồng ý",      "nêu gương",
    "ca ngợi",   "khen ngợi", "động viên", "thống nhất", "phân công",  "đôn đốc",     "gợi mở",
    "cáo buộc",  "chỉ trích", "lên án",    "công bố",    "trình diễn", "vận động",
});

// Open a sentence whose subject, behind the comma, speaks.
constexpr auto kOpenings = std::to_array<string_view>({
    "phát biểu", "kết luận", "báo cáo",   "trình bày",    "trả lời",       "trao đổi",           "chia sẻ",
    "giải đáp",  "đáp lại",  "tiếp thu",  "tham luận",    "thảo luận",     "giải trình",         "nói về",
    "chỉ đạo",   "khai mạc", "bế mạc",    "thay mặt",     "đáp từ",        "cho ý kiến",         "góp ý",
    "đề cập",    "nhận xét", "đánh giá",  "nhận định",    "lý giải",       "kết thúc đối thoại", "giải thích",
    "điểm lại",  "cảm ơn",   "thông tin", "về phần mình", "tại buổi tiếp",
});

// Between the subject and its verb.
constexpr auto kBetweens = std::to_array<string_view>({
    "đã",         "cũng",      "vừa",         "tiếp tục",   "sẽ",       "đang",       "rất",
    "còn",        "luôn",      "lại",         "đồng thời",  "mới",      "đều",        "nhiều lần",
    "thẳng thắn", "trực tiếp", "đặc biệt",    "tiếp",       "thêm",     "ngay",       "sau đó",
    "trước đó",   "hôm qua",   "hôm nay",     "từng",       "liên tục", "nhiệt liệt", "trân trọng",
    "xin",        "phải",      "cần",         "bèn",        "liền",     "cùng",       "hết sức",
    "chân thành", "vui vẻ",    "phấn khởi",   "xúc động",   "có bài",   "có",         "bài",
    "thay mặt",   "khi",       "nhanh chóng", "nghẹn ngào", "bức xúc",  "hồ hởi",     "từ tốn",
    "ngậm ngùi",  "vẫn",
});

// End the name of an office, with the verbs of speech.
constexpr auto kTailEnds = std::to_array<string_view>({
    "là",          "làm",          "được",
    "bị",          "cho",          "tại",
    "trong",       "từ",           "khi",
    "để",          "vì",           "với",
    "cùng",        "đến",          "tới",
    "theo",        "trao",         "tặng",
    "tiếp",        "gửi",          "ký",
    "kí",          "thăm",         "dự",
    "tham dự",     "mời",          "giữ",
    "giữ chức",    "nhận",         "ban hành",
    "có",          "vào",          "ra",
    "sang",        "thì",          "mà",
    "nhưng",       "hoặc",         "hay",
    "bằng",        "qua",          "sau",
    "trước",       "dẫn",          "dẫn đầu",
    "chúc",        "chúc mừng",    "gồm",
    "chỉnh",       "làm việc",     "đi",
    "về việc",     "phê duyệt",    "quyết định",
    "rằng",        "đối với",      "bên",
    "nhân dịp",    "không",        "chưa",
    "nên",         "cứ",           "vẫn",
    "này",         "đó",           "những",
    "nghe",        "xem xét",      "cắt băng",
    "khởi công",   "thực hiện",    "triển khai",
    "tổ chức",     "yết kiến",     "hội kiến",
    "hội đàm",     "gặp",          "gặp gỡ",
    "bắt tay",     "căn cứ",       "bổ nhiệm",
    "miễn nhiệm",  "kiểm tra",     "khảo sát",
    "đang",        "hôm",          "chiều",
    "sáng",        "tối",          "thay",
    "nếu",         "do",           "như",
    "bởi",         "dâng hương",   "vừa",
    "lúc",         "nói",          "thừa ủy quyền",
    "phối hợp",    "tiến hành",    "đẩy mạnh",
    "tăng cường",  "khẩn trương",  "chịu trách nhiệm",
    "thành lập",   "chủ động",     "vận hành",
    "soạn thảo",   "thường xuyên", "rà soát",
    "hỗ trợ",      "tập trung",    "công nhận",
    "khai trương", "ủy quyền",     "trồng",
    "chuyển",      "lên",          "xuống",
    "đứng",        "ngồi",         "chụp",
    "cắt",         "mang",         "mặc",
    "đeo",         "thứ",
});

// "nhận định của ông …": whose they are speaks.
constexpr auto kSpeechNouns = std::to_array<string_view>({
    "nhận định", "chia sẻ",  "khẳng định", "phát biểu", "lời",        "đánh giá", "bài phát biểu",
    "tham luận", "lời kể",   "thông tin",  "chủ trì",   "điều hành",  "chủ tọa",  "nhận xét",
    "báo cáo",   "tuyên bố", "trả lời",    "trao đổi",  "thông điệp",
});

// A person behind one of these is an object, whatever verb comes next.
constexpr auto kObjectLeads = std::to_array<string_view>({
    "của",       "cho",  "với",     "việc",    "bởi",     "đối với",  "bổ nhiệm",    "miễn nhiệm",
    "tiếp",      "tặng", "cảm ơn",  "mời",     "về",      "gồm",      "là",          "thăm",
    "chúc mừng", "gặp",  "đón",     "giao",    "giúp",    "cùng",     "bắt",         "đến",
    "hộ",        "nhờ",  "yêu cầu", "đề nghị", "báo cáo", "kính gửi", "hội đàm với",
});

}  // namespace

void add_speech_tables(std::vector<LexiconTable>& tables) {
  tables.push_back({kSpeech, kSpeechVerbs});
  tables.push_back({kStance, kStances});
  tables.push_back({kOpening, kOpenings});
  tables.push_back({kBetween, kBetweens});
  tables.push_back({kTailEnd, kTailEnds});
  tables.push_back({kSpeechNoun, kSpeechNouns});
  tables.push_back({kObjectLead, kObjectLeads});
}

}  // namespace thongcao
