#include "email_reader.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <gmime/gmime.h>

#include "byte_source.h"
#include "extraction/letters.h"
#include "html_reader.h"
#include "unicode_text.h"

namespace thongcao {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : to_nfc(valid_utf8(text));
}

// The decoded bytes of a part, as text. What a message says of its encoding is often wrong: it counts for
// what cannot be told from the bytes.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  const std::string_view view(reinterpret_cast<const char*>(bytes->data), bytes->len);
  const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  std::optional<Encoding> encoding = encoding_from_string(charset != nullptr ? charset : "");
  if (encoding == Encoding::utf8) encoding.reset();
  return to_nfc(decode_text(view, encoding));
}

// The first parts of each kind that are no attachments.
struct TextParts {
  GMimePart* html = nullptr;
  GMimePart* plain = nullptr;
};

TextParts find_text(GMimeMessage* message) {
  TextParts parts;
  const std::unique_ptr<GMimePartIter, void (*)(GMimePartIter*)> it(
      g_mime_part_iter_new(GMIME_OBJECT(message)), g_mime_part_iter_free);
  while (g_mime_part_iter_is_valid(it.get()) != FALSE) {
    GMimeObject* object = g_mime_part_iter_get_current(it.get());
    if (GMIME_IS_PART(object) && !g_mime_part_is_attachment(GMIME_PART(object))) {
      GMimeContentType* type = g_mime_object_get_content_type(object);
      GMimePart*& part =
          g_mime_content_type_is_type(type, "text", "html") != FALSE ? parts.html : parts.plain;
      const bool is_text =
          &part == &parts.html || g_mime_content_type_is_type(type, "text", "plain") != FALSE;
      if (is_text && part == nullptr) part = GMIME_PART(object);
    }
    if (g_mime_part_iter_next(it.get()) == FALSE) break;
  }
  return parts;
}

// The name of the sender, else the address.
std::string sender_of(GMimeMessage* message) {
  InternetAddressList* list = g_mime_message_get_from(message);
  if (list == nullptr || internet_address_list_length(list) == 0) return {};
  InternetAddress* sender = internet_address_list_get_address(list, 0);
  std::string name = text_of(internet_address_get_name(sender));
  if (name.empty() && INTERNET_ADDRESS_IS_MAILBOX(sender))
    name = text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender)));
  return name;
}

std::optional<Date> date_of(GMimeMessage* message) {
  GDateTime* time = g_mime_message_get_date(message);
  if (time == nullptr) return std::nullopt;
  Date date;
  g_date_time_get_ymd(time, &date.year, &date.month, &date.day);
  return date;
}

}  // namespace

void read_email(std::string_view bytes, Announcement& announcement) {
  static const bool ready = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(ready);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) throw ReadError{"damaged: not a readable message"};

  const TextParts parts = find_text(message.get());
  if (parts.html == nullptr && parts.plain == nullptr)
    throw ReadError{"a message without text: it may be encrypted"};
  Announcement page;
  if (parts.html != nullptr) {
    if (!read_html(content_of(parts.html), page)) throw ReadError{"HTML nested too deeply: not a page"};
  } else {
    page.body = content_of(parts.plain);
  }
  announcement.body = std::move(page.body);
  announcement.title = text_of(g_mime_message_get_subject(message.get()));
  // A browser that saves a page writes itself and the time of saving into the headers.
  const char* from = g_mime_object_get_header(GMIME_OBJECT(message.get()), "From");
  if (from != nullptr && std::string_view(from).starts_with("<Saved by ")) {
    if (!page.title.empty()) announcement.title = std::move(page.title);
    announcement.date = page.date;
    announcement.url = std::move(page.url);
  } else {
    announcement.source = sender_of(message.get());
    announcement.date = date_of(message.get());
  }
}

}  // namespace thongcao
