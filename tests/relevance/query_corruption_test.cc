#include "query_corruption.h"

#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace thongcao::tests {
namespace {

// All that chance makes of a query.
std::set<std::string> outcomes(std::string_view query, Slip slip) {
  std::mt19937 random(1);
  std::set<std::string> found;
  for (int i = 0; i < 500; ++i) found.insert(corrupt(query, slip, random));
  return found;
}

using Strings = std::set<std::string>;

TEST(QueryCorruption, Keystrokes) {
  EXPECT_EQ(outcomes("Trưởng", Slip::telex), (Strings{"Truwowngr", "Truwowrng"}));
  EXPECT_EQ(outcomes("đầy 5", Slip::vni), (Strings{"d9a6y2 5", "d9a62y 5"}));
  EXPECT_EQ(outcomes("ĂN", Slip::telex), (Strings{"AwN"}));
}

TEST(QueryCorruption, OldTonePlacement) {
  EXPECT_EQ(outcomes("hòa thúy quý khỏe tòan", Slip::old_tone_placement),
            (Strings{"hoà thuý quý khoẻ tòan"}));
}

TEST(QueryCorruption, OneTypo) {
  EXPECT_EQ(outcomes("ma", Slip::wrong_tone), (Strings{"má", "mà", "mả", "mã", "mạ"}));
  EXPECT_EQ(outcomes("mát", Slip::wrong_tone), (Strings{"mat", "mạt"}));
  EXPECT_EQ(outcomes("sả", Slip::confusion), (Strings{"xả", "sã"}));
  EXPECT_EQ(outcomes("tràn", Slip::confusion), (Strings{"chàn", "tràng"}));
  EXPECT_EQ(outcomes("lễ hội", Slip::missing_space), (Strings{"lễhội"}));
  EXPECT_EQ(outcomes("bốn", Slip::missing_letter), (Strings{"ốn", "bn", "bố"}));
  EXPECT_EQ(outcomes("tế", Slip::doubled_letter), (Strings{"ttế", "têế"}));
  EXPECT_EQ(outcomes("hội", Slip::transposed_letters), (Strings{"ộhi", "hiộ"}));
  EXPECT_EQ(outcomes("p", Slip::neighbouring_key), (Strings{"o"}));
}

TEST(QueryCorruption, LeavesWhatCannotHaveTheSlip) {
  for (const Slip slip : kSlips) EXPECT_EQ(outcomes("2019", slip), (Strings{"2019"})) << name_of(slip);
  EXPECT_EQ(outcomes("hội", Slip::missing_space), (Strings{"hội"}));
}

}  // namespace
}  // namespace thongcao::tests
