// What is highlighted, case by case: a text, a query, and the snippet with its matches in brackets.

#include <cstdint>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao {
namespace {

using tests::TemporaryFolder;

struct Case {
  const char* body;
  const char* query;
  const char* expected;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.query << " in: " << c.body;
}

// NFD texts are written with their marks apart; the reader makes NFC of them, as of all input.
const Case kCases[] = {
    // Words, compounds and their syllables.
    {"Các nhà thơ đọc thơ lục bát bên hồ.", "thơ", "Các nhà [thơ] đọc [thơ] lục bát bên hồ."},
    {"Các nhà thơ đọc thơ lục bát bên hồ.", "lục bát", "Các nhà thơ đọc thơ [lục bát] bên hồ."},
    {"Sở tổ chức hội nghị tổng kết.", "hội nghị", "Sở tổ chức [hội nghị] tổng kết."},
    {"Sở tổ chức hội nghị tổng kết.", "nghị", "Sở tổ chức hội [nghị] tổng kết."},
    {"HỘI NGHỊ TỔNG KẾT CÔNG TÁC", "hội nghị", "[HỘI NGHỊ] TỔNG KẾT CÔNG TÁC"},
    {"Hội nghị tổng kết", "HỘI NGHỊ", "[Hội nghị] tổng kết"},
    // Accents: none typed match all, some typed match themselves.
    {"Bộ trưởng bổ nhiệm cán bộ.", "bo truong", "[Bộ trưởng] bổ nhiệm cán bộ."},
    {"Bộ trưởng bổ nhiệm cán bộ.", "bo", "[Bộ] trưởng [bổ] nhiệm cán [bộ]."},
    {"Một con ma và một má lúa.", "\"mã ma\"", nullptr},
    {"Hoà bình và hòa giải.", "hòa", "[Hoà] bình và [hòa] giải."},
    {"Hoà bình và hòa giải.", "hoà", "[Hoà] bình và [hòa] giải."},
    {"Kĩ thuật, kỹ thuật.", "kỹ thuật", "[Kĩ thuật], [kỹ thuật]."},
    {"Đường đèo dài.", "duong deo", "[Đường] [đèo] dài."},
    {"Thuy\u0309 l\u01A1\u0323i va\u0300 \u0111e\u0302 \u0111ie\u0302\u0300u.", "thủy lợi",
     "[Thuỷ lợi] và đê điều."},
    // Phrases only as phrases, across punctuation as the index has them.
    {"Sáng nay, sáng tạo là mới.", "\"sáng tạo\"", "Sáng nay, [sáng tạo] là mới."},
    {"Thơ, lục bát và thơ.", "\"thơ lục bát\"", "[Thơ, lục bát] và thơ."},
    {"Thơ lục bát. Lục bát thơ.", "\"tho luc bat\"", "[Thơ lục bát]. Lục bát thơ."},
    {"Đổi mới, sáng tạo, đổi mới sáng tạo.", "\"mới sáng\"", "Đổi [mới, sáng] tạo, đổi [mới sáng] tạo."},
    // Abbreviations both ways.
    {"Khoa học và công nghệ là khâu đột phá.", "KH&CN", "[Khoa học và công nghệ] là khâu đột phá."},
    {"Ngành KH&CN là khâu đột phá.", "khoa học và công nghệ", "Ngành [KH&CN] là khâu đột phá."},
    {"Ngành KH&CN phát triển.", "kh&cn", "Ngành [KH&CN] phát triển."},
    {"UBND xã đã họp.", "ubnd", "[UBND] xã đã họp."},
    // Numbers, dates, documents.
    {"Nghị định 15/2020/NĐ-CP có hiệu lực.", "15/2020/nđ-cp", "Nghị định [15/2020/NĐ-CP] có hiệu lực."},
    {"Ngày 19/12/2019 họp.", "\"19/12/2019\"", "Ngày [19/12/2019] họp."},
    // Prefixes.
    {"Giáo viên, giáo dục, giao thông.", "giáo*", "[Giáo] viên, [giáo] dục, giao thông."},
    {"Giáo viên, giáo dục, giao thông, gia súc.", "giao*", "[Giáo] viên, [giáo] dục, [giao] thông, gia súc."},
    {"Giáo viên, giao thông ở đồng quê.", "giao* đồng", "Giáo viên, [giao] thông ở [đồng] quê."},
    {"Điều tra, diều hâu.", "\"điều tra\" die*", "[Điều tra], [diều] hâu."},
    {"Techfest và technology.", "tech*", "[Techfest] và [technology]."},
    // NEAR: where they are near, and only there.
    {"Lũ quét ở miền núi. Ở một nơi khác rất xa, nơi mà không ai nhớ tới, có lũ.", "lũ NEAR/4 núi",
     "[Lũ] quét ở miền [núi]. Ở một nơi khác rất xa, nơi mà không ai nhớ tới, có lũ."},
    {"Núi cao, lũ lớn.", "lũ NEAR/3 núi", "[Núi] cao, [lũ] lớn."},
    {"Họp bàn rồi bàn họp.", "họp NEAR/2 họp", nullptr},
    // Operators: what must not be there is not highlighted.
    {"Lũ và bão.", "lũ AND bão", "[Lũ] và [bão]."},
    {"Hạn hán kéo dài.", "hạn hán NOT bão", "[Hạn hán] kéo dài."},
    // Hostile text.
    {"<b>thơ</b> & \"thơ\"", "thơ", "<b>[thơ]</b> & \"[thơ]\""},
    {"đảo \u202Engược thơ\u202C xuôi", "thơ", "đảo ngược [thơ] xuôi"},
    {"dòng một thơ\n\n  dòng\thai", "thơ", "dòng một [thơ] dòng hai"},
};

std::string marked(const Excerpt& excerpt) {
  std::string text = excerpt.text;
  for (auto match = excerpt.matches.rbegin(); match != excerpt.matches.rend(); ++match) {
    text.insert(match->end, "]");
    text.insert(match->begin, "[");
  }
  return text;
}

std::string json_string(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (c == '\n')
      json += "\\n";
    else if (c == '\t')
      json += "\\t";
    else
      json += c;
  }
  return json + '"';
}

std::string record(const std::string& id, std::string_view body) {
  return "{\"id\":\"" + id + "\",\"title\":\"-\",\"body\":" + json_string(body) + "}\n";
}

// Searches an announcement alone, in a database of its own.
std::string snippet_of(std::string_view body, std::string_view query, std::size_t characters = 240) {
  const TemporaryFolder folder;
  const std::string dump = folder.write("dump.jsonl", record("x", body));
  Indexer(folder / "db", IndexOptions{.jobs = 1}).run({dump});
  SearchOptions options;
  options.snippet_characters = characters;
  const Results results = Searcher({folder / "db"}).search(query, options);
  return results.results.empty() ? "nothing found" : marked(results.results[0].snippet);
}

class Highlighting : public ::testing::TestWithParam<Case> {};

TEST_P(Highlighting, ShowsWhatMatched) {
  const Case& c = GetParam();
  EXPECT_EQ(snippet_of(c.body, c.query), c.expected == nullptr ? "nothing found" : c.expected) << c.query;
}

INSTANTIATE_TEST_SUITE_P(Table, Highlighting, ::testing::ValuesIn(kCases));

std::string filler(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) text += "Đại biểu trao đổi nhiều nội dung về kế hoạch trong quý tới. ";
  return text;
}

TEST(Snippet, IsThePassageThatShowsMostOfTheQuery) {
  const std::string body = "Lục bát. " + filler(30) + "Đêm thơ lục bát bên hồ Gươm. " + filler(30) + "Thơ.";
  const std::string snippet = snippet_of(body, "thơ lục bát hồ", 120);
  EXPECT_NE(snippet.find("[thơ] [lục bát] bên [hồ] Gươm"), std::string::npos) << snippet;
  EXPECT_TRUE(snippet.starts_with("…")) << snippet;
  EXPECT_TRUE(snippet.ends_with("…")) << snippet;
}

TEST(Snippet, IsTheWholeTextWhenThatIsNotLonger) {
  const std::string body = filler(30) + "Thơ.";
  for (const std::size_t characters : {body.size(), SIZE_MAX / body.size() + 1, SIZE_MAX})
    EXPECT_EQ(snippet_of(body, "thơ", characters), filler(30) + "[Thơ].") << characters;
}
TEST(Snippet, PrefersTheAccentsThatWereTyped) {
  const std::string body = filler(30) + "Bổ sung má lúa. " + filler(30) + "Mạ non bộ đội. " + filler(30);
  EXPECT_NE(snippet_of(body, "mạ", 100).find("[Mạ] non"), std::string::npos);
  EXPECT_NE(snippet_of(body, "má", 100).find("[má] lúa"), std::string::npos);
}

TEST(Snippet, FindsAPassageInWhateverFormItIsWritten) {
  for (const char* written : {"HOÀ BÌNH", "hòa bình", "ho\u0300a bi\u0300nh"}) {
    const std::string snippet =
        snippet_of(filler(40) + "Vì " + written + " mà tới. " + filler(40), "hoà bình", 100);
    EXPECT_NE(snippet.find('['), std::string::npos) << written << ": " << snippet;
  }
  const std::string number =
      snippet_of(filler(40) + "Theo 15/2020/NĐ-CP. " + filler(40), "15/2020/nđ-cp", 100);
  EXPECT_NE(number.find("[15/2020/NĐ-CP]"), std::string::npos) << number;
  const std::string prefix = snippet_of(filler(40) + "Về techfest. " + filler(40), "tech*", 100);
  EXPECT_NE(prefix.find("[techfest]"), std::string::npos) << prefix;
}

TEST(Snippet, BeginsAndEndsAtWords) {
  const std::string body = filler(20) + "Thơ lục bát. " + filler(20);
  for (std::size_t characters = 20; characters < 200; characters += 7) {
    const std::string snippet = snippet_of(body, "lục bát", characters);
    ASSERT_TRUE(snippet.starts_with("…") && snippet.ends_with("…")) << snippet;
    const std::string inner = snippet.substr(3, snippet.size() - 6);
    std::string plain;
    for (const char c : inner) {
      if (c != '[' && c != ']') plain += c;
    }
    while (plain.ends_with(' ')) plain.pop_back();
    const std::size_t at = body.find(plain);
    ASSERT_NE(at, std::string::npos) << snippet;
    EXPECT_EQ(body[at - 1], ' ') << snippet;
    EXPECT_EQ(body[at + plain.size()], ' ') << snippet;
  }
}

TEST(Snippet, OfATextWithoutSpacesIsCutAtCharacters) {
  std::string body = "thơ ";
  for (int i = 0; i < 500; ++i) body += "ộ";
  const std::string snippet = snippet_of(body, "thơ", 50);
  EXPECT_TRUE(snippet.starts_with("[thơ] ộ")) << snippet;
  EXPECT_TRUE(snippet.ends_with("ộ…")) << snippet;
}

TEST(Snippet, HtmlIsEscaped) {
  EXPECT_EQ(to_html({"<i>thơ & \"lục\" 'bát'", {{3, 7}}}),
            "&lt;i&gt;<mark>thơ</mark> &amp; &quot;lục&quot; &#39;bát&#39;");
  EXPECT_EQ(to_html({"", {}}), "");
}

}  // namespace
}  // namespace thongcao
