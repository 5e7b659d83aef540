#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/encoding.h>

namespace thongcao {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::array<Encoding, 8> kAll = {Encoding::utf8,        Encoding::utf16_le,    Encoding::utf16_be,
                                          Encoding::tcvn3,       Encoding::viscii,      Encoding::vps,
                                          Encoding::vni_windows, Encoding::windows_1258};
constexpr std::array<Encoding, 5> kLegacy = {Encoding::tcvn3, Encoding::vni_windows, Encoding::viscii,
                                             Encoding::vps, Encoding::windows_1258};

const std::vector<std::string> kSmallLetters = {
    "à", "á", "ả", "ã", "ạ", "ă", "ằ", "ắ", "ẳ", "ẵ", "ặ", "â", "ầ", "ấ", "ẩ", "ẫ", "ậ",
    "è", "é", "ẻ", "ẽ", "ẹ", "ê", "ề", "ế", "ể", "ễ", "ệ", "ì", "í", "ỉ", "ĩ", "ị", "ò",
    "ó", "ỏ", "õ", "ọ", "ô", "ồ", "ố", "ổ", "ỗ", "ộ", "ơ", "ờ", "ớ", "ở", "ỡ", "ợ", "ù",
    "ú", "ủ", "ũ", "ụ", "ư", "ừ", "ứ", "ử", "ữ", "ự", "ỳ", "ý", "ỷ", "ỹ", "ỵ", "đ"};
const std::vector<std::string> kCapitalLetters = {
    "À", "Á", "Ả", "Ã", "Ạ", "Ă", "Ằ", "Ắ", "Ẳ", "Ẵ", "Ặ", "Â", "Ầ", "Ấ", "Ẩ", "Ẫ", "Ậ",
    "È", "É", "Ẻ", "Ẽ", "Ẹ", "Ê", "Ề", "Ế", "Ể", "Ễ", "Ệ", "Ì", "Í", "Ỉ", "Ĩ", "Ị", "Ò",
    "Ó", "Ỏ", "Õ", "Ọ", "Ô", "Ồ", "Ố", "Ổ", "Ỗ", "Ộ", "Ơ", "Ờ", "Ớ", "Ở", "Ỡ", "Ợ", "Ù",
    "Ú", "Ủ", "Ũ", "Ụ", "Ư", "Ừ", "Ứ", "Ử", "Ữ", "Ự", "Ỳ", "Ý", "Ỷ", "Ỹ", "Ỵ", "Đ"};

constexpr std::string_view kParagraph =
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015, theo đề nghị của Giám đốc Sở Khoa "
    "học "
    "và Công nghệ, Ủy ban nhân dân tỉnh quy định việc hỗ trợ doanh nghiệp đổi mới sáng tạo trên địa bàn, áp "
    "dụng từ "
    "ngày ký; kỹ thuật viên những nơi ấy phải báo cáo đầy đủ.";

class EveryEncoding : public testing::TestWithParam<Encoding> {};
INSTANTIATE_TEST_SUITE_P(Encoding, EveryEncoding, testing::ValuesIn(kAll));

TEST_P(EveryEncoding, KeepsSmallLetters) {
  ASSERT_EQ(kSmallLetters.size(), 67u);
  for (const std::string& letter : kSmallLetters)
    EXPECT_EQ(to_utf8(from_utf8(letter, GetParam()), GetParam()), letter);
}

TEST_P(EveryEncoding, KeepsCapitalsThatItHas) {
  const std::vector<std::string> of_tcvn3 = {"Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ"};
  ASSERT_EQ(kCapitalLetters.size(), 67u);
  for (const std::string& letter : GetParam() == Encoding::tcvn3 ? of_tcvn3 : kCapitalLetters)
    EXPECT_EQ(to_utf8(from_utf8(letter, GetParam()), GetParam()), letter);
}

TEST_P(EveryEncoding, WritesEachLetterDifferently) {
  std::string all;
  for (const std::string& letter : kSmallLetters) all += letter + "x";
  EXPECT_EQ(to_utf8(from_utf8(all, GetParam()), GetParam()), all);
}

TEST_P(EveryEncoding, KeepsAscii) {
  std::string ascii;
  for (char c = ' '; c <= '~'; ++c) ascii += c;
  ascii += "\t\r\n";
  EXPECT_EQ(to_utf8(from_utf8(ascii, GetParam()), GetParam()), ascii);
}

TEST_P(EveryEncoding, ComposesLettersBeforeWriting) {
  EXPECT_EQ(from_utf8("ệ ớ", GetParam()), from_utf8("ệ ớ", GetParam()));
}

TEST_P(EveryEncoding, IsKnownByItsName) {
  EXPECT_EQ(encoding_from_string(to_string(GetParam())), GetParam());
}

// Every prefix of a text, and all bytes there are, give valid UTF-8 that stays as it is.
TEST_P(EveryEncoding, MakesValidTextOfAnyBytes) {
  std::vector<std::string> inputs = {"", "\xFF", "\xE1\xBB", "\xED\xA0\x80", "\0"s};
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  inputs.push_back(all);
  const std::string bytes = from_utf8("Nghị quyết đầu tiên", GetParam());
  for (std::size_t size = 0; size < bytes.size(); ++size) inputs.push_back(bytes.substr(0, size));
  for (const std::string& input : inputs) {
    const std::string text = to_utf8(input, GetParam());
    EXPECT_EQ(to_utf8(text, Encoding::utf8), text);
  }
}

TEST_P(EveryEncoding, IsDetected) {
  const DetectedEncoding found = detect_encoding(from_utf8(kParagraph, GetParam()));
  EXPECT_EQ(to_string(found.encoding), std::string_view(to_string(GetParam())));
  EXPECT_GT(found.confidence, 0.9);
}

TEST_P(EveryEncoding, IsDetectedInASample) {
  const std::string text = std::string(200'000, ' ') + std::string(kParagraph) + std::string(200'000, '.');
  EXPECT_EQ(detect_encoding(from_utf8(text, GetParam())).encoding, GetParam());
}

TEST_P(EveryEncoding, IsReadWithoutBeingTold) {
  const std::string bytes = from_utf8(kParagraph, GetParam());
  EXPECT_EQ(to_utf8_mixed(bytes), to_utf8(bytes, GetParam()));
}

TEST_P(EveryEncoding, TakesRandomBytes) {
  std::mt19937 random(17);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 300, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 4 == 0 ? random() % 128 : random() % 256);
    for (const std::string& text : {to_utf8(bytes, GetParam()), to_utf8_mixed(bytes)})
      EXPECT_EQ(to_utf8(text, Encoding::utf8), text);
    from_utf8(bytes, GetParam());
    const DetectedEncoding found = detect_encoding(bytes);
    EXPECT_TRUE(found.confidence >= 0 && found.confidence <= 1);
  }
}

struct Golden {
  Encoding encoding;
  std::string_view bytes;
  std::string_view text;
};

TEST(Encoding, DecodesWhatOthersWrote) {
  // The bytes are as fonts and keyboards of the time have them, shown here in Windows-1252.
  const std::vector<Golden> goldens = {
      // Céng hßa x· héi chñ nghÜa ViÖt Nam
      {Encoding::tcvn3,
       "C\xE9ng h\xDF"
       "a x\xB7 h\xE9i ch\xF1 ngh\xDC"
       "a Vi\xD6t Nam",
       "Cộng hòa xã hội chủ nghĩa Việt Nam"},
      // §éc lËp - Tù do - H¹nh phóc, in Word's quotation marks
      {Encoding::tcvn3,
       "\x93\xA7\xE9"
       "c l\xCBp - T\xF9 do - H\xB9nh ph\xF3"
       "c\x94",
       "“Độc lập - Tự do - Hạnh phúc”"},
      // B¸t X¸t, Mêng Kh¬ng: ư is byte AD, which many programs do not show
      {Encoding::tcvn3, "B\xB8t X\xB8t, M\xAD\xEAng Kh\xAD\xACng", "Bát Xát, Mường Khương"},
      // Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam
      {Encoding::vni_windows,
       "Co\xE4ng ho\xF8"
       "a xa\xF5 ho\xE4i chu\xFB ngh\xF3"
       "a Vie\xE4t Nam",
       "Cộng hòa xã hội chủ nghĩa Việt Nam"},
      // ÑOÄC LAÄP – TÖÏ DO, Xin chaøo caùc baïn
      {Encoding::vni_windows,
       "\xD1O\xC4"
       "C LA\xC4P \x96 T\xD6\xCF DO",
       "ĐỘC LẬP – TỰ DO"},
      {Encoding::vni_windows,
       "Xin cha\xF8o ca\xF9"
       "c ba\xEFn",
       "Xin chào các bạn"},
      // Capital with the mark of a small letter
      {Encoding::vni_windows, "A\xE1n \xD4\xFB", "Ấn Ở"},
      {Encoding::viscii,
       "C\xB5ng h\xF2"
       "a x\xE3 h\xB5i ch\xFC ngh\xEE"
       "a Vi\xAEt Nam",
       "Cộng hòa xã hội chủ nghĩa Việt Nam"},
      {Encoding::vps,
       "C\xB6ng h\xF2"
       "a x\xE3 h\xB6i ch\xFB ngh\xEF"
       "a Vi\x8Ct Nam",
       "Cộng hòa xã hội chủ nghĩa Việt Nam"},
      // As the keyboard of Windows types it, with combining tones, and as programs convert it
      {Encoding::windows_1258,
       "C\xF4\xF2ng ho\xCC"
       "a xa\xDE h\xF4\xF2i",
       "Cộng hòa xã hội"},
      {Encoding::windows_1258, "gi\xE1 tri\xF2, gia\xEC \xFD\xF5", "giá trị, giá ươ"},
      {Encoding::utf16_le, "\xFF\xFE\x11\x01i\0"sv, "đi"},
      {Encoding::utf16_be, "\xFE\xFF\x01\x11\0i"sv, "đi"},
      {Encoding::utf8, "\xEF\xBB\xBFhoà", "hoà"},
  };
  for (const Golden& golden : goldens) EXPECT_EQ(to_utf8(golden.bytes, golden.encoding), golden.text);
}

TEST(Encoding, ReplacesWhatIsNoCharacter) {
  EXPECT_EQ(to_utf8("a\xF9\xF9", Encoding::vni_windows), "á\uFFFD");  // a mark without a base
  EXPECT_EQ(to_utf8("\xFF", Encoding::tcvn3), "\uFFFD");
  EXPECT_EQ(to_utf8("\xE1\xBB", Encoding::utf8), "\uFFFD");
  EXPECT_EQ(to_utf8("a\0b"sv, Encoding::utf16_le), "a\uFFFD");
  EXPECT_EQ(to_utf8("\x3D\xD8"sv, Encoding::utf16_le), "\uFFFD");  // half a pair
}

TEST(Encoding, WritesSubstitutesForWhatItLacks) {
  EXPECT_EQ(from_utf8("“Ỷ” – 中 😀…", Encoding::viscii), "\"\x14\" - ? ?...");
  EXPECT_EQ(from_utf8("HỘI", Encoding::tcvn3), "H\xE9I");
}

TEST(Encoding, KnowsNames) {
  EXPECT_EQ(encoding_from_string("ABC"), Encoding::tcvn3);
  EXPECT_EQ(encoding_from_string("Windows-1258"), Encoding::windows_1258);
  EXPECT_EQ(encoding_from_string("latin1"), std::nullopt);
  EXPECT_EQ(encoding_from_string(""), std::nullopt);
}

TEST(DetectEncoding, TakesAsciiAndNothingForUtf8) {
  for (const std::string_view text : {""sv, "Thong bao so 15"sv, "a\0b"sv, "\x02\x05"sv}) {
    EXPECT_EQ(detect_encoding(text).encoding, Encoding::utf8);
    EXPECT_EQ(detect_encoding(text).confidence, 1);
  }
}

TEST(DetectEncoding, BelievesByteOrderMarks) {
  EXPECT_EQ(detect_encoding("\xEF\xBB\xBF\xFF").encoding, Encoding::utf8);
  EXPECT_EQ(detect_encoding("\xFF\xFE").encoding, Encoding::utf16_le);
  EXPECT_EQ(detect_encoding("\xFE\xFF").encoding, Encoding::utf16_be);
}

TEST(DetectEncoding, NeverTakesUtf8ForAnythingElse) {
  for (const std::string_view text :
       {"đ"sv, "¸µ¶·¹"sv, "Ã©"sv, "中文"sv, "хлеб"sv, "e\u0302\u0323"sv, "é\0é\0"sv})
    EXPECT_EQ(detect_encoding(text).encoding, Encoding::utf8);
}

TEST(DetectEncoding, StaysWithUtf8WhenAByteIsBroken) {
  std::string text(kParagraph);
  text.insert(10, "\xFF");
  text.pop_back();
  EXPECT_EQ(detect_encoding(text + "\xE1\xBB").encoding, Encoding::utf8);
  EXPECT_EQ(detect_encoding("中文文本 \xE4").encoding, Encoding::utf8);
}

TEST(DetectEncoding, IsNotSureOfOtherLanguages) {
  const std::vector<std::string_view> texts = {
      // French and German in Windows-1252
      "Le pr\xE9sident a d\xE9"
      "clar\xE9 que l'\xE9t\xE9 a \xE9t\xE9 tr\xE8s chaud \xE0 Hu\xE9, o\xF9 la for\xEAt br\xFBle",
      "Die \xDC"
      "bersetzung f\xFCr M\xFCnchen wird sp\xE4ter gro\xDF gepr\xFC"
      "ft und ver\xF6"
      "ffentlicht",
      // Russian in Windows-1251
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xEF\xEE\xE4\xEF\xE8\xF1\xE0\xEB \xF3\xEA\xE0\xE7 \xEE "
      "\xED\xE0\xE3\xF0\xE0\xE4\xE0\xF5",
      // bytes of a picture
      "\x89PNG\r\n\x1A\n\x8D\x92\xC3\x10\xFE\xAC\x81\x90\x9D\xE8\xC0\xF8\x87\x82"};
  for (const std::string_view text : texts) EXPECT_LT(detect_encoding(text).confidence, 0.5) << text;
}

TEST(MixedEncodings, DecodesEachLine) {
  const std::string paragraph(kParagraph);
  for (const Encoding encoding : kLegacy) {
    const std::string mixed =
        paragraph + "\n" + from_utf8("Số hiệu văn bản\n" + paragraph + "\nĐiều", encoding) + "\nhết\n";
    const std::string expected = paragraph + "\nSố hiệu văn bản\n" + paragraph + "\nĐiều\nhết\n";
    // TCVN3 has no code for Ủ.
    EXPECT_EQ(to_utf8_mixed(mixed),
              encoding == Encoding::tcvn3
                  ? paragraph + "\n" +
                        to_utf8(from_utf8("Số hiệu văn bản\n" + paragraph + "\nĐiều", encoding), encoding) +
                        "\nhết\n"
                  : expected);
  }
}

TEST(MixedEncodings, DecodesTwoLegacyEncodings) {
  const std::string first = "Thông tư này có hiệu lực kể từ ngày ký";
  const std::string second = "bãi bỏ các quy định trước đây của bộ";
  EXPECT_EQ(
      to_utf8_mixed(from_utf8(first, Encoding::vni_windows) + "\n" + from_utf8(second, Encoding::tcvn3)),
      first + "\n" + second);
}

TEST(MixedEncodings, RepairsWhatResemblesNothing) {
  EXPECT_EQ(to_utf8_mixed("a\xFF\nđi"), "a\uFFFD\nđi");
  EXPECT_EQ(to_utf8_mixed("\xEF\xBB\xBFđi \xFF"), "đi \uFFFD");
  EXPECT_EQ(to_utf8_mixed(""), "");
}

}  // namespace
}  // namespace thongcao
