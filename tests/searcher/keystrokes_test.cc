#include "keystrokes.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace thongcao {
namespace {

struct Case {
  std::string_view typed;
  std::string_view meant;
};

void expect_repairs(const std::vector<Case>& cases) {
  const auto lexicon = Lexicon::built_in();
  for (const auto& [typed, meant] : cases) EXPECT_EQ(repair_keystrokes(typed, *lexicon), meant) << typed;
}

void expect_untouched(const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts) expect_repairs({{text, text}});
}

TEST(Keystrokes, DecodeInAnyOrder) {
  const auto lexicon = Lexicon::built_in();
  for (const std::string_view keys :
       {"dduwowcj", "dduocwj", "duwowcdj", "dduwocj", "duocjwd", "d9u7o7c5", "duo7c95", "duo7c59"}) {
    EXPECT_EQ(decode_keystrokes(keys, *lexicon), "được") << keys;
  }
  for (const std::string_view keys : {"truwowngf", "truowngf", "truongwf", "truwongf", "truongfw",
                                      "truwowfng", "tru7o7ng2", "truong27", "truo7ng2"}) {
    EXPECT_EQ(decode_keystrokes(keys, *lexicon), "trường") << keys;
  }
}

TEST(Keystrokes, DecodeSyllables) {
  const auto lexicon = Lexicon::built_in();
  const std::vector<Case> cases = {
      {"thuowr", "thuở"}, {"quoocs", "quốc"}, {"quawns", "quắn"},       {"cuwa", "cưa"},
      {"cuaw", "cưa"},    {"hoaf", "hòa"},    {"nghieengx", "nghiễng"}, {"gias", "giá"},
      {"tw", "tư"},       {"ddangr", "đảng"}, {"dangrd", "đảng"},       {"DDAIJ", "ĐẠI"},
      {"Aan", "Ân"},      {"yeeu", "yêu"},    {"khuyeens", "khuyến"},   {"nguye64n", "nguyễn"},
      {"ha5", "hạ"},
  };
  for (const auto& [keys, syllable] : cases) EXPECT_EQ(decode_keystrokes(keys, *lexicon), syllable) << keys;
  for (const std::string_view keys : {"", "hoa", "hooo", "hass", "ha12", "ha0", "u19x", "xyz", "họcj", "a-s",
                                      "aaaaaaaaaaaaaaaaaaaaaaaa", "wwwwwwwwwwww", "uouwuouwuouw"}) {
    EXPECT_EQ(decode_keystrokes(keys, *lexicon), "") << keys;
  }
}

TEST(Keystrokes, RepairsQueries) {
  expect_repairs({
      {"booj truwowngr", "bộ trưởng"},
      {"bo65 tru7o7ng3", "bộ trưởng"},
      {"Booj Truwowngr BOOJ KHOA HOCJ", "Bộ Trưởng BỘ KHOA HỌC"},
      {"tieesp caanj thoong tin", "tiếp cận thông tin"},
      {"quaan ddooij nhaan daan", "quân đội nhân dân"},
      {"  thuees,  gias!", "  thuế,  giá!"},
      {"hoir", "hỏi"},
  });
}

TEST(Keystrokes, WordsThatAreSomethingFollowTheRest) {
  expect_repairs({
      {"hocj moon toans", "học môn toán"},
      {"cos theer", "có thể"},
      {"bao1 cao1", "báo cáo"},          // a compound
      {"con gai1 cua3", "con gái của"},  // two digits behind two words
      {"UBND TW Ddangr", "UBND TW Đảng"},
  });
}

TEST(Keystrokes, RepairsWordsBesideAccents) {
  expect_repairs(
      {{"bộ truwowngr", "bộ trưởng"}, {"ngafy tết", "ngày tết"}, {"bộ truwowngr as", "bộ trưởng as"}});
}

TEST(Keystrokes, LeavesOrdinaryWords) {
  expect_untouched({"",
                    "moon",
                    "test",
                    "test nhanh",
                    "as",
                    "was too now",
                    "google maps",
                    "this is food safety",
                    "bộ trưởng moon",
                    "dau tu cong",
                    "bo truong bo khoa hoc",
                    "Thor do ai thu vai",
                    "covid",
                    "quan1 quan3",
                    "co2",
                    "U17 U19",
                    "lop10 F0 H5N1",
                    "kh&cn",
                    "xoong nồi",
                    "boong tàu"});
}

TEST(Keystrokes, LeavesOtherLanguagesAndCodes) {
  for (const std::string_view word :
       {"software", "express", "class",    "process", "access",   "business", "wifi",     "web",     "window",
        "world",    "week",    "free",     "coffee",  "need",     "feedback", "tweet",    "address", "add",
        "odd",      "ladder",  "radar",    "laser",   "taxi",     "fax",      "max",      "mix",     "luxury",
        "project",  "major",   "ninja",    "job",     "jean",     "youtube",  "facebook", "zoom",    "google",
        "book",     "look",    "cool",     "food",    "marathon", "bazaar",   "salaam",   "law",     "saw",
        "draw",     "raw",     "show",     "slow",    "grow",     "follow",   "flow",     "power",   "tower",
        "wow",      "new",     "view",     "review",  "crew",     "jews",     "news",     "tax",     "server",
        "users",    "h1n1",    "h5n1",     "covid19", "so2",      "co2",      "pm25",     "b52",     "a320",
        "f16",      "u23",     "mp3",      "mp4",     "win10",    "ipv6",     "5g",       "v2x",     "q1",
        "quy4",     "tphcm",   "vn-index", "gs1",     "iso9001",  "x2",       "su30"}) {
    expect_untouched({word});
    expect_untouched({std::string("giá ").append(word).append(" hôm nay")});
  }
}

TEST(Keystrokes, LeavesTheLanguageOfQueries) {
  expect_repairs({
      {"title:booj -truwowngr \"hooij nghij\" AND cos OR khoong",
       "title:bộ -trưởng \"hội nghị\" AND có OR không"},
      {"truw*", "trư*"},
      {"a@booj.com booj 15/2020/NĐ-CP covid-19 http://booj.vn \\booj",
       "a@booj.com bộ 15/2020/NĐ-CP covid-19 "
       "http://booj.vn \\booj"},
      {"booj NEAR/5 truwowngr", "bộ NEAR/5 trưởng"},
      {"tieu-de:booj", "tieu-de:bộ"},
  });
}

}  // namespace
}  // namespace thongcao
