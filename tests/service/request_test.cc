// Requests and the parameters of searches, as they are read and refused.

#include "request.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search_parameters.h"

namespace thongcao {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

Request read(const std::string& target) {
  Request request;
  request.target = target;
  read_target(request);
  return request;
}

TEST(RequestTest, PathAndParametersAreDecoded) {
  const Request request =
      read("/similar/a%2Fb%20c?q=th%C6%A1+l%E1%BB%A5c&&filter=year:2019&filter=x&empty=&bare");
  EXPECT_THAT(request.path, ElementsAre("similar", "a/b c"));
  EXPECT_THAT(request.parameters, ElementsAre(Pair("q", "thơ lục"), Pair("filter", "year:2019"),
                                              Pair("filter", "x"), Pair("empty", ""), Pair("bare", "")));
  EXPECT_EQ(request.parameter("q"), "thơ lục");
  EXPECT_EQ(request.parameter("none"), std::nullopt);
  EXPECT_THAT(read("/").path, ElementsAre());
  EXPECT_THAT(read("/a//b/").path, ElementsAre("a", "", "b"));
}

TEST(RequestTest, BrokenTargetsAreRefusedWithTheirPlace) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"", "path"},
                                                                  {"x", "path"},
                                                                  {"http://a/b", "path"},
                                                                  {"/%", "path"},
                                                                  {"/%4", "path"},
                                                                  {"/%zz", "path"},
                                                                  {"/?q=%C3", "q"},
                                                                  {"/?q=\xFF", "q"},
                                                                  {"/?q=%00", "q"},
                                                                  {"/%00", "path"},
                                                                  {"/?%FF=1", "name of a parameter"},
                                                                  {"/?q=%ED%A0%80", "q"}};
  for (const auto& [target, where] : cases) {
    try {
      read(target);
      ADD_FAILURE() << target;
    } catch (const RequestError& error) {
      EXPECT_EQ(error.status(), 400) << target;
      EXPECT_EQ(error.where(), where) << target;
    }
  }
}

TEST(RequestTest, AnythingEncodedIsReadBack) {
  const std::string text = "Nguyễn %/?&=+# \"<>'\t";
  EXPECT_THAT(read("/" + percent_encoded(text) + "?q=" + percent_encoded(text)).path, ElementsAre(text));
  EXPECT_EQ(read("/?q=" + percent_encoded(text)).parameter("q"), text);
}

TEST(RequestTest, HeadersThatListNames) {
  EXPECT_TRUE(header_allows("gzip, deflate, br", "gzip"));
  EXPECT_TRUE(header_allows("br;q=1.0, GZIP;q=0.8", "gzip"));
  EXPECT_FALSE(header_allows("gzip;q=0", "gzip"));
  EXPECT_FALSE(header_allows("br, gzip;q=0.0", "gzip"));
  EXPECT_FALSE(header_allows("xgzip", "gzip"));
  EXPECT_FALSE(header_allows("", "gzip"));
}

TEST(SearchParametersTest, MeanWhatTheOptionsOfTheProgramMean) {
  const SearchRequest search = read_search(read(
      "/search?q=th%C6%A1&limit=7&offset=20&sort=oldest&filter=speaker:Chu+Ng%E1%BB%8Dc+Anh&filter=year=2019&"
      "facet=agency&histogram=month&collapse=1&recency=1&half-life=30.5&snippet=0&explain=1"));
  EXPECT_EQ(search.query, "thơ");
  EXPECT_EQ(search.options.limit, 7u);
  EXPECT_EQ(search.options.offset, 20u);
  EXPECT_EQ(search.options.sort, SortOrder::oldest);
  ASSERT_EQ(search.options.filters.size(), 2u);
  EXPECT_EQ(search.options.filters[0].facet, Facet::speaker);
  EXPECT_EQ(search.options.filters[0].value, "Chu Ngọc Anh");
  EXPECT_EQ(search.options.filters[1].value, "2019");
  EXPECT_THAT(search.options.facets, ElementsAre(Facet::agency));
  EXPECT_EQ(search.options.histogram, Facet::month);
  EXPECT_TRUE(search.options.collapse_duplicates);
  EXPECT_TRUE(search.options.explain);
  EXPECT_EQ(search.options.recency.weight, Recency::kUsualWeight);
  EXPECT_EQ(search.options.recency.half_life_days, 30.5);
  EXPECT_EQ(search.options.snippet_characters, 0u);
}

TEST(SearchParametersTest, WrongOnesAreNamedWithWhatTheyTake) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"limit=101", "limit"},
                                                                  {"limit=-1", "limit"},
                                                                  {"limit=", "limit"},
                                                                  {"limit=1e3", "limit"},
                                                                  {"offset=10001", "offset"},
                                                                  {"limit=1&limit=2", "limit"},
                                                                  {"sort=best", "sort"},
                                                                  {"filter=speaker", "filter"},
                                                                  {"filter=body:x", "filter"},
                                                                  {"facet=x", "facet"},
                                                                  {"histogram=day", "histogram"},
                                                                  {"histogram=speaker", "histogram"},
                                                                  {"collapse=yes", "collapse"},
                                                                  {"half-life=3", "half-life"},
                                                                  {"recency=1&half-life=0", "half-life"},
                                                                  {"recency=1&half-life=inf", "half-life"},
                                                                  {"recency=1&half-life=-1", "half-life"},
                                                                  {"q=a&q=b", "q"},
                                                                  {"limit=99999999999999999999", "limit"}};
  for (const auto& [parameters, where] : cases) {
    try {
      read_search(read("/search?" + parameters));
      ADD_FAILURE() << parameters;
    } catch (const RequestError& error) {
      EXPECT_EQ(error.status(), 400) << parameters;
      EXPECT_EQ(error.where(), where) << parameters;
    }
  }
  std::string many = "/search?";
  for (int i = 0; i < 21; ++i) many += "filter=year:2019&";
  EXPECT_THROW(read_search(read(many)), RequestError);
}

}  // namespace
}  // namespace thongcao
