#include "single_byte_tables.h"

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace thongcao {
namespace {

struct ControlLetter {
  unsigned char byte;
  char16_t letter;
};

// ASCII, then the 128 characters of the upper half, sixteen a row, then the letters that took the place of
// control codes. The mark � stands for no character.
constexpr SingleByteTable make_table(std::u16string_view upper_half,
                                     std::initializer_list<ControlLetter> controls = {}) {
  SingleByteTable table{};
  for (std::size_t i = 0; i < 128; ++i) table[i] = static_cast<char16_t>(i);
  for (std::size_t i = 0; i < 128; ++i) table[128 + i] = upper_half.at(i);
  for (const ControlLetter& control : controls) table[control.byte] = control.letter;
  return table;
}

}  // namespace

// 0x80–0x9F are the signs of Windows-1252: TCVN3 leaves them to the system, and office programs put their
// quotation marks and dashes there.
constexpr SingleByteTable kTcvn3 = make_table(
    u"€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž�"
    u"�‘’“”•–—˜™š›œ�žŸ"
    u"\u00A0ĂÂÊÔƠƯĐăâêôơưđ�"
    u"�����àảãáạ�ằẳẵắ�"
    u"������ặầẩẫấậè�ẻẽ"
    u"éẹềểễếệìỉ���ĩíịò"
    u"�ỏõóọồổỗốộờởỡớợù"
    u"�ủũúụừửữứựỳỷỹýỵ�");

constexpr SingleByteTable kViscii = make_table(
    u"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    u"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    u"Õắằặấầẩậẽẹếềểễệố"
    u"ồổỗỠƠộờởịỰỨỪỬơớƯ"
    u"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    u"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    u"àáâãảăữẫèéêẻìíĩỉ"
    u"đựòóôõỏọụùúũủýợỮ",
    {{0x02, u'Ẳ'}, {0x05, u'Ẵ'}, {0x06, u'Ẫ'}, {0x14, u'Ỷ'}, {0x19, u'Ỹ'}, {0x1E, u'Ỵ'}});

constexpr SingleByteTable kVps = make_table(
    u"ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    u"Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    u"\u00A0ắằẳẵặỠớÙờởỡŨỨợỪ"
    u"ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    u"ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    u"ƯỦồốÔỏơÈừứÚũưÝẺ�"
    u"àáâãảạă�èéêẽìí�ĩ"
    u"ẴĐòóôõ�Ơụùúủ�ỶẼỳ",
    {{0x02, u'Ạ'},
     {0x03, u'Ậ'},
     {0x04, u'Ặ'},
     {0x05, u'Ẹ'},
     {0x06, u'Ệ'},
     {0x10, u'Ị'},
     {0x11, u'Ọ'},
     {0x12, u'Ộ'},
     {0x13, u'Ợ'},
     {0x14, u'Ụ'},
     {0x15, u'Ự'},
     {0x19, u'Ỵ'},
     {0x1C, u'Ẫ'},
     {0x1D, u'Ữ'}});

constexpr SingleByteTable kWindows1258 = make_table(
    u"€�‚ƒ„…†‡ˆ‰�‹Œ���"
    u"�‘’“”•–—˜™�›œ��Ÿ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
    u"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
    u"àáâăäåæçèéêë\u0301íîï"
    u"đñ\u0323óôơö÷øùúûüư₫ÿ");

constexpr SingleByteTable kVniSingles = make_table(
    u"€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž�"
    u"�‘’“”•–—˜™š›œ�žŸ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"������Ỉ�����ÌÍỴ�"
    u"�ĐỊĨƠ�Ư���������"
    u"������ỉ�����ìíỵ�"
    u"�địĩơ�ư���������");

}  // namespace thongcao
