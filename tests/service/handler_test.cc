// Every route of the service, and what is refused.

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "answer_cache.h"
#include "routes.h"
#include "service_fixture.h"

namespace thongcao::tests {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class HandlerTest : public ServiceTest {
 protected:
  json json_of(const std::string& target) {
    const Response response = get(target);
    EXPECT_EQ(response.status, 200) << target << response.body;
    EXPECT_EQ(response.header("Content-Type"), "application/json");
    return json::parse(response.body);
  }
};

TEST_F(HandlerTest, SearchesWithAndWithoutAccents) {
  for (const char* query : {"th%C6%A1+l%E1%BB%A5c+b%C3%A1t", "tho+luc+bat"}) {
    const json found = json_of(std::string("/search?q=") + query);
    EXPECT_EQ(found["schema"], 2);
    ASSERT_FALSE(found["results"].empty());
    EXPECT_EQ(found["results"][0]["id"], "tho");
  }
  EXPECT_EQ(json_of("/search?q=h%E1%BB%99i+ngh%E1%BB%8B&filter=year:2019")["matches"], 1);
  EXPECT_TRUE(json_of("/search?q=")["results"].empty());
}

TEST_F(HandlerTest, CountsCompletesSuggestsAndFindsSimilar) {
  const json facets = json_of("/facets?q=h%E1%BB%99i+ngh%E1%BB%8B");
  EXPECT_TRUE(facets["results"].empty());
  EXPECT_EQ(facets["facets"]["year"].size(), 2u);
  EXPECT_EQ(json_of("/complete?q=nguyen+mai")["completions"][0]["text"], "Nguyễn Mai Thảo");
  EXPECT_EQ(json_of("/suggest?q=hooji+nghij")["corrected_query"], "hội nghị");
  EXPECT_TRUE(json_of("/suggest?q=h%E1%BB%99i")["corrected_query"].is_null());
  EXPECT_FALSE(json_of("/similar/hoi-nghi?limit=2")["results"].empty());
  EXPECT_EQ(json_of("/health")["documents"], 4);
}

// Terminals obey some characters that JSON lets through.
TEST_F(HandlerTest, WhatCannotBeSeenIsEscapedInEveryAnswer) {
  for (const char* route : {"/search", "/facets", "/complete", "/suggest"}) {
    const std::string body = get(std::string(route) + "?q=hoi%E2%80%AE%C2%9B").body;
    EXPECT_THAT(body, HasSubstr("hoi\\u202e\\u009b")) << route;
    EXPECT_THAT(body, Not(HasSubstr("\u202E"))) << route;
  }
}

TEST_F(HandlerTest, AnAnnouncementIsJsonOrAPage) {
  EXPECT_EQ(json_of("/announcement/hoi-nghi")["title"], "Hội nghị tổng kết công tác");
  EXPECT_EQ(json_of("/announcement/a%2Fb%20%3F%23%25")["id"], "a/b ?#%");
  EXPECT_THAT(get("/announcement/hoi-nghi", "text/html,*/*;q=0.8").body, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(get("/announcement/hoi-nghi?format=html").body, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(get("/announcement/hoi-nghi?format=json", "text/html").body, StartsWith("{"));
}

TEST_F(HandlerTest, WhatIsWrongIsToldWithItsPlace) {
  struct Case {
    const char* target;
    int status;
    const char* where;
  };
  const std::vector<Case> cases = {{"/nope", 404, "path"},
                                   {"/search/more", 404, "path"},
                                   {"/../../etc/passwd", 404, "path"},
                                   {"/announcement/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404, "id"},
                                   {"/announcement/", 404, "path"},
                                   {"/announcement/none", 404, "id"},
                                   {"/search?limit=x", 400, "limit"},
                                   {"/search?q=%FF", 400, "q"},
                                   {"/search?q=date:2019-13", 400, "q"},
                                   {"/?lang=fr", 400, "lang"},
                                   {"/announcement/tho?format=xml", 400, "format"},
                                   {"relative", 400, "path"}};
  for (const Case& c : cases) {
    const Response response = get(c.target);
    EXPECT_EQ(response.status, c.status) << c.target;
    const json error = json::parse(response.body)["error"];
    EXPECT_EQ(error["status"], c.status) << c.target;
    EXPECT_EQ(error["where"], c.where) << c.target;
    EXPECT_FALSE(error["message"].get<std::string>().empty());
  }
  const Response missing = get("/similar/none");
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(missing.body.find("/db"), std::string::npos)
      << missing.body;  // where the index lies is nobody's business
}

TEST_F(HandlerTest, OnlyReadingIsAllowed) {
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X"}) {
    Request request;
    request.method = method;
    request.target = "/search?q=tho";
    const Response response = answer(request);
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(response.header("Allow"), "GET, HEAD");
  }
}

TEST_F(HandlerTest, WhatIsKnownIsNotSentAgain) {
  const Response first = get("/search?q=tho");
  ASSERT_FALSE(first.header("ETag").empty());
  Request request;
  request.method = "GET";
  request.target = "/search?q=tho";
  request.if_none_match = std::string("\"x\", ") + std::string(first.header("ETag"));
  const Response second = answer(request);
  EXPECT_EQ(second.status, 304);
  EXPECT_TRUE(second.body.empty());
  request = {};
  request.method = "GET";
  request.target = "/search?q=hoi";
  request.if_none_match = first.header("ETag");
  EXPECT_EQ(answer(request).status, 200);
}

// What is kept of answers is told apart by address, kind and state of the index.
TEST_F(HandlerTest, KeptAnswersAreThoseOfTheIndexAsItIs) {
  const std::string target = "/search?q=h%E1%BB%99i+ngh%E1%BB%8B";
  const std::string before = get(target).body;
  EXPECT_EQ(get(target).body, before);
  EXPECT_THAT(get("/announcement/tho", "text/html").body, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(get("/announcement/tho").body, StartsWith("{"));
  const std::string revision = searcher_->revision();
  Indexer(folder_ / "db", IndexOptions{})
      .run({folder_.write("more.jsonl", R"({"id":"new","body":"Hội nghị nữa."})")});
  searcher_->reopen();
  EXPECT_NE(searcher_->revision(), revision);
  EXPECT_EQ(json_of(target)["matches"], json::parse(before)["matches"].get<int>() + 1);
}

TEST(AnswerCacheTest, KeepsWhatWasUsedLately) {
  AnswerCache cache(10'000);
  const Content content{"text/plain", std::string(500, 'x')};
  cache.store("often", content);
  for (int i = 0; i < 100; ++i) {
    cache.store(std::to_string(i), content);
    ASSERT_TRUE(cache.find("often").has_value()) << i;
  }
  EXPECT_FALSE(cache.find("0").has_value());
  EXPECT_EQ(cache.find("99")->body, content.body);
  cache.store("large", {"text/plain", std::string(10'000, 'x')});
  EXPECT_FALSE(cache.find("large").has_value());
}

TEST_F(HandlerTest, CompressesForThoseWhoAsk) {
  Request request;
  request.method = "GET";
  request.target = "/openapi.json";
  request.accept_encoding = "gzip";
  const Response response = answer(request);
  EXPECT_EQ(response.header("Content-Encoding"), "gzip");
  EXPECT_THAT(response.body, StartsWith("\x1F\x8B"));
  EXPECT_LT(response.body.size() * 2, get("/openapi.json").body.size());
}

TEST_F(HandlerTest, EveryAnswerIsFencedIn) {
  for (const char* target : {"/", "/search?q=tho", "/nope", "/style.css"}) {
    const Response response = get(target);
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff") << target;
    EXPECT_THAT(std::string(response.header("Content-Security-Policy")), HasSubstr("default-src 'none'"))
        << target;
    EXPECT_EQ(response.header("Access-Control-Allow-Origin"), "") << target;
  }
  HandlerOptions open;
  open.cors_origin = "https://example.org";
  Request request;
  request.method = "GET";
  request.target = "/health";
  EXPECT_EQ(Handler(open).begin(request)->header("Access-Control-Allow-Origin"), "https://example.org");
}

TEST_F(HandlerTest, TheDescriptionNamesAllRoutesAndNoOther) {
  const json description = json_of("/openapi.json");
  std::set<std::string> described;
  for (const auto& path : description["paths"].items()) described.insert(path.key());
  std::set<std::string> real;
  for (const Route& route : routes()) real.insert(std::string(route.name));
  for (const char* asset : {"/style.css", "/search.js", "/favicon.svg"}) EXPECT_EQ(real.erase(asset), 1u);
  EXPECT_EQ(described, real);
}

}  // namespace
}  // namespace thongcao::tests
