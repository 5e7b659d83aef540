#include "page_texts.h"

namespace thongcao {
namespace {

constexpr PageTexts kVietnamese = {
    .code = "vi",
    .site = "Thông cáo",
    .tagline = "Tìm trong thông cáo của các cơ quan nhà nước",
    .skip = "Tới nội dung chính",
    .search_label = "Nội dung cần tìm",
    .placeholder = "Gõ có dấu hay không dấu đều được",
    .search = "Tìm",
    .other_language = "English",
    .found = "thông cáo",
    .found_one = "thông cáo",
    .about = "khoảng",
    .no_results = "Không tìm thấy thông cáo nào",
    .no_results_advice = "Hãy thử ít từ hơn, bỏ ngoặc kép hoặc bỏ bớt điều kiện lọc.",
    .did_you_mean = "Có phải bạn muốn tìm",
    .results_included = "Kết quả của cách viết này đã có bên dưới.",
    .partial = "Một phần kho dữ liệu đang không trả lời, kết quả có thể thiếu.",
    .order = "Sắp xếp",
    .relevance = "Phù hợp nhất",
    .newest = "Mới nhất",
    .oldest = "Cũ nhất",
    .pages = "Các trang kết quả",
    .previous = "Trang trước",
    .next = "Trang sau",
    .page = "Trang",
    .past_the_end = "Không còn kết quả ở trang này.",
    .filters = "Lọc kết quả",
    .remove = "Bỏ điều kiện",
    .collapse = "Gộp các bản đăng lại",
    .all_copies = "Hiện mọi bản đăng lại",
    .copies = "bản đăng lại",
    .by_year = "Theo năm",
    .by_month = "Theo tháng",
    .earlier = "Trước đó",
    .facet_speaker = "Người phát biểu",
    .facet_agency = "Cơ quan",
    .facet_source = "Nguồn",
    .facet_year = "Năm",
    .facet_month = "Tháng",
    .speakers = "Người phát biểu",
    .agencies = "Cơ quan",
    .numbers = "Số hiệu văn bản",
    .source = "Nguồn",
    .date = "Ngày",
    .undated = "Không rõ ngày",
    .original = "Xem bản gốc",
    .untitled = "Không có tiêu đề",
    .similar = "Thông cáo tương tự",
    .guessed = "Do máy nhận ra trong văn bản",
    .not_understood = "Câu tìm kiếm có chỗ chưa rõ",
    .look_at = "Hãy sửa chỗ được tô màu rồi tìm lại; cách viết có ở phần hướng dẫn bên dưới.",
    .failed = "Không mở được trang này",
    .not_found = "Không có thông cáo hay trang nào ở địa chỉ này.",
    .bad_request = "Địa chỉ của trang có chỗ không đúng.",
    .unavailable = "Máy chủ đang bận hoặc gặp trục trặc, xin thử lại sau ít phút.",
    .to_start = "Về trang tìm kiếm",
    .examples = "Ví dụ",
    .help = "Cách tìm chính xác hơn",
    .help_html =
        "<dl><dt><code>\"đổi mới sáng tạo\"</code></dt><dd>đúng cụm từ này</dd>"
        "<dt><code>người-nói:\"Nguyễn Văn A\"</code></dt><dd>người này phát biểu</dd>"
        "<dt><code>tiêu-đề:hội nghị</code></dt><dd>từ có trong tiêu đề</dd>"
        "<dt><code>ngày:2019</code>, <code>ngày:2019-06..2019-12</code></dt><dd>trong khoảng thời gian</dd>"
        "<dt><code>số:15/2020/NĐ-CP</code></dt><dd>nhắc tới văn bản này</dd>"
        "<dt><code>lũ +miền +trung -bão</code></dt><dd>phải có “miền”, “trung”, không có “bão”</dd></dl>",
    .footer = "Kết quả do máy tìm và nhận dạng; hãy đối chiếu với bản gốc trước khi trích dẫn."};

constexpr PageTexts kEnglish = {
    .code = "en",
    .site = "Thông cáo",
    .tagline = "Search announcements of Vietnamese public bodies",
    .skip = "Skip to main content",
    .search_label = "What to search for",
    .placeholder = "In Vietnamese, with or without accents",
    .search = "Search",
    .other_language = "Tiếng Việt",
    .found = "announcements",
    .found_one = "announcement",
    .about = "about",
    .no_results = "No announcement was found",
    .no_results_advice = "Try fewer words, leave out quotation marks, or remove a filter.",
    .did_you_mean = "Did you mean",
    .results_included = "What it finds is among the results below.",
    .partial = "Part of the collection does not answer at the moment; results may be missing.",
    .order = "Order",
    .relevance = "Most relevant",
    .newest = "Newest",
    .oldest = "Oldest",
    .pages = "Pages of results",
    .previous = "Previous page",
    .next = "Next page",
    .page = "Page",
    .past_the_end = "There are no more results on this page.",
    .filters = "Narrow down",
    .remove = "Remove",
    .collapse = "Show reposts once",
    .all_copies = "Show all reposts",
    .copies = "reposts",
    .by_year = "By year",
    .by_month = "By month",
    .earlier = "Earlier",
    .facet_speaker = "Speaker",
    .facet_agency = "Public body",
    .facet_source = "Source",
    .facet_year = "Year",
    .facet_month = "Month",
    .speakers = "Speakers",
    .agencies = "Public bodies",
    .numbers = "Document numbers",
    .source = "Source",
    .date = "Date",
    .undated = "Undated",
    .original = "See the original",
    .untitled = "Untitled",
    .similar = "Similar announcements",
    .guessed = "Recognised in the text by machine",
    .not_understood = "Part of the query is unclear",
    .look_at = "Correct what is marked and search again; the help below shows how queries are written.",
    .failed = "This page cannot be shown",
    .not_found = "There is no announcement or page at this address.",
    .bad_request = "Something in the address of the page is wrong.",
    .unavailable = "The server is busy or has trouble; please try again in a few minutes.",
    .to_start = "To the search page",
    .examples = "Examples",
    .help = "How to search more precisely",
    .help_html =
        "<dl><dt><code>\"đổi mới sáng tạo\"</code></dt><dd>exactly this phrase</dd>"
        "<dt><code>speaker:\"Nguyễn Văn A\"</code></dt><dd>this person speaks</dd>"
        "<dt><code>title:hội nghị</code></dt><dd>words of the title</dd>"
        "<dt><code>date:2019</code>, <code>date:2019-06..2019-12</code></dt><dd>in this time</dd>"
        "<dt><code>number:15/2020/NĐ-CP</code></dt><dd>this document is named</dd>"
        "<dt><code>lũ +miền +trung -bão</code></dt><dd>with “miền” and “trung”, without “bão”</dd></dl>",
    .footer = "Found and recognised by machine: compare with the original before you quote."};

std::string_view reason_in_vietnamese(QueryError::Reason reason) {
  switch (reason) {
    case QueryError::Reason::too_long:
      return "câu tìm kiếm quá dài, hãy rút ngắn";
    case QueryError::Reason::too_many_words:
      return "câu tìm kiếm có quá nhiều từ, hãy bớt từ";
    case QueryError::Reason::too_many_prefixes:
      return "có quá nhiều từ với dấu *, hãy bớt dấu *";
    case QueryError::Reason::too_deep:
      return "ngoặc đơn lồng nhau quá nhiều lớp, hãy bớt ngoặc";
    case QueryError::Reason::too_frequent_words:
      return "tới đây đã có quá nhiều từ phổ biến để tìm cùng lúc, hãy bớt từ hoặc chọn từ hiếm hơn";
    case QueryError::Reason::near_operand:
      return "hai bên NEAR phải là từ hoặc cụm từ trong ngoặc kép";
    case QueryError::Reason::near_fields:
      return "hai bên NEAR phải tìm trong cùng một mục, chẳng hạn cùng trong tiêu đề";
    case QueryError::Reason::no_date:
      return "đây không phải là ngày; hãy viết ngày (19/12/2019), tháng (12/2019), năm (2019) hoặc khoảng "
             "thời "
             "gian (10/2019..12/2019)";
    case QueryError::Reason::dates_reversed:
      return "khoảng thời gian kết thúc trước khi bắt đầu, hãy viết ngày sớm hơn trước";
    case QueryError::Reason::dates_out_of_range:
      break;
  }
  return "ngoài mốc này không còn ngày nào; năm phải từ 1 đến 9999";
}

}  // namespace

const PageTexts& page_texts(Language language) {
  return language == Language::vietnamese ? kVietnamese : kEnglish;
}

std::string in_vietnamese(const QueryError& error) {
  std::string text = "Ký tự thứ " + std::to_string(error.column()) + ": ";
  return text.append(reason_in_vietnamese(error.reason())) + '.';
}

}  // namespace thongcao
