#include "pdf_reader.h"

#include <chrono>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include "byte_source.h"
#include "page_text.h"
#include "unicode_text.h"

namespace thongcao {
namespace {

std::string text_of(const poppler::ustring& text) {
  return to_nfc(utf8_of(std::u16string(text.begin(), text.end())));
}

// The day of a moment in Vietnam.
std::optional<Date> day_of(std::time_t moment) {
  using std::chrono::sys_days, std::chrono::days, std::chrono::hours;
  if (moment <= 0) return std::nullopt;
  const auto time = std::chrono::system_clock::from_time_t(moment) + hours(7);
  const std::chrono::year_month_day day(std::chrono::floor<days>(time));
  return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

DocumentProperties read_pdf(std::string_view bytes, Announcement& announcement) {
  // Of a damaged file as much is read as can be; what is wrong with it must not go to standard error.
  static const bool quiet = [] {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    return true;
  }();
  static_cast<void>(quiet);
  if (bytes.size() > std::numeric_limits<int>::max())
    throw ReadError{"larger than 2 GiB: split the document"};
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw ReadError{"damaged: not a readable PDF file"};
  if (document->is_locked()) throw ReadError{"protected by a password: save it without one"};

  std::vector<std::string> pages;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page) pages.push_back(text_of(page->text({}, poppler::page::non_raw_non_physical_layout)));
  }
  if (pages.empty()) throw ReadError{"damaged: no page can be read"};
  announcement.body = join_pages(pages);
  if (announcement.body.empty())
    throw ReadError{"no text layer: it is a scan; recognise its text with another program"};
  return {text_of(document->get_title()), day_of(document->get_creation_date_t())};
}

}  // namespace thongcao
