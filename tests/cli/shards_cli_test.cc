// One database, the same spread over shards, and the shards on servers: the answers are the same to the byte.

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "database_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

namespace fs = std::filesystem;

constexpr int kShards = 4;

// A server program of Xapian on a free port of this machine, which nobody else can reach; it ends with the
// object.
class Server {
 public:
  Server(const std::string& program, const std::string& what) {
    const int probe = socket();
    sockaddr_in address = local(0);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(probe, reinterpret_cast<sockaddr*>(&address), size), 0);
    ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(probe);
    port_ = ntohs(address.sin_port);
    running_ = std::make_unique<RunningProgram>(
        program, Arguments{"--interface", "127.0.0.1", "--port", std::to_string(port_), what});
    wait();
  }

  std::string port() const { return std::to_string(port_); }
  std::string name() const { return "127.0.0.1:" + port(); }
  void kill() { running_.reset(); }

 private:
  static int socket() { return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); }

  static sockaddr_in local(int port) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }

  // Until it accepts connections.
  void wait() const {
    sockaddr_in address = local(port_);
    for (int tries = 0; tries < 1000; ++tries) {
      const int probe = socket();
      const int result = ::connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address);
      ::close(probe);
      if (result == 0) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ADD_FAILURE() << "no server on port " << port_;
  }

  int port_ = 0;
  std::unique_ptr<RunningProgram> running_;
};

class Shards : public DatabaseTest {
 protected:
  void SetUp() override {
    index_well({kSample});
    ASSERT_EQ(kIndex.run({"--shards", std::to_string(kShards), sharded_, kSample}).status, 0);
  }

  std::string shard(int number) const { return sharded_ + "/shard-" + std::to_string(number); }

  static std::string answers(const Arguments& databases, const Arguments& options = {}) {
    Arguments arguments = {"--format", "json", "--limit", "5", "--batch", kQueries};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.insert(arguments.end(), databases.begin(), databases.end());
    const Outcome outcome = kSearch.run(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_GT(lines_of(outcome.out).size(), 10u);
    return outcome.out;
  }

  const std::string sharded_ = folder_ / "sharded";
};

TEST_F(Shards, AnswerAsOneDatabaseDoes) {
  for (const Arguments& options :
       {Arguments{}, Arguments{"--offset", "3"}, Arguments{"--sort", "newest"}, Arguments{"--sort", "oldest"},
        Arguments{"--facet", "speaker", "--facet", "year"}})
    EXPECT_TRUE(answers({sharded_}, options) == answers({database_}, options)) << options.back();
}

TEST_F(Shards, AreUpdatedPrunedExportedAndVerifiedAsOneDatabaseIs) {
  const std::string changed = record("new", "Thông báo mới", "nội dung mới") +
                              lines_of(content_of(kSample)).front() + "\n" +
                              record("hagiang-2018-truong-ban-tru", "Thay", "thay đổi");
  std::array<std::string, 2> summaries;
  for (int i = 0; i < 2; ++i) {
    const std::string database = i == 0 ? database_ : sharded_;
    const Outcome again = kIndex.run({database, kSample});
    EXPECT_THAT(again.out, HasSubstr("0 added, 0 replaced, 66 unchanged"));
    summaries[static_cast<std::size_t>(i)] = lines_of(kIndex.run({"--prune", database, "-"}, changed).out)[0];
    EXPECT_EQ(kIndex.run({"--delete", database, "new"}).status, 0);
    EXPECT_EQ(kIndex.run({"--compact", database}).status, 0);
    EXPECT_EQ(kIndex.run({"--verify", database}).status, 0);
  }
  EXPECT_EQ(summaries[0], summaries[1]);
  EXPECT_EQ(kIndex.run({"--export", database_}).out, kIndex.run({"--export", sharded_}).out);
  EXPECT_THAT(kIndex.run({"--stats", sharded_}).out, AllOf(StartsWith("2 documents"), HasSubstr("4 shards")));
}

TEST_F(Shards, AnotherNumberIsRefused) {
  for (const std::string& database : {database_, sharded_}) {
    const Outcome outcome = kIndex.run({"--shards", "3", database, kSample});
    EXPECT_EQ(outcome.status, 1) << outcome;
    EXPECT_THAT(outcome.err, HasSubstr("export it"));
  }
}

TEST_F(Shards, VerifyTellsOfAnAnnouncementInTheWrongShard) {
  fs::remove_all(shard(0));
  fs::copy(shard(1), shard(0));
  const Outcome outcome = kIndex.run({"--verify", sharded_});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("wrong shard"));
}

TEST_F(Shards, OnServersAnswerTheSame) {
  std::vector<std::unique_ptr<Server>> servers;
  Arguments names;
  for (int i = 0; i < kShards; ++i) {
    servers.push_back(std::make_unique<Server>("/usr/bin/xapian-tcpsrv", shard(i)));
    names.push_back(servers.back()->name());
  }
  EXPECT_TRUE(answers(names) == answers({database_}));
  EXPECT_TRUE(answers(names, {"--sort", "newest"}) == answers({database_}, {"--sort", "newest"}));

  servers[2]->kill();
  Arguments search = {"--format", "json", "--timeout", "2000"};
  search.insert(search.end(), names.begin(), names.end());
  search.push_back("hội nghị");
  const Outcome failed = kSearch.run(search);
  EXPECT_EQ(failed.status, 1) << failed;
  EXPECT_EQ(failed.out, "");
  EXPECT_THAT(failed.err, StartsWith("thongcao-search: " + names[2] + ": "));

  search.insert(search.begin(), "--partial");
  const Outcome partial = kSearch.run(search);
  EXPECT_EQ(partial.status, 3) << partial;
  EXPECT_THAT(partial.err, HasSubstr("partial"));
  const auto object = nlohmann::json::parse(partial.out);
  EXPECT_EQ(object["partial"], true);
  const Outcome three = kSearch.run({"--format", "json", shard(0), shard(1), shard(3), "hội nghị"});
  EXPECT_EQ(object["results"], nlohmann::json::parse(three.out)["results"]);
  EXPECT_EQ(nlohmann::json::parse(three.out)["partial"], false);
}

// A server that accepts connections and never answers.
TEST_F(Shards, AServerThatHangsIsGivenUpAfterTheTimeout) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
  ASSERT_EQ(::listen(listener, 5), 0);
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  const std::string name = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  const auto start = std::chrono::steady_clock::now();
  const Outcome outcome = kSearch.run({"--timeout", "300", name, "hội nghị"});
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.err, StartsWith("thongcao-search: " + name + ": "));
  EXPECT_EQ(kSearch.run({"--partial", "--timeout", "300", name, database_, "hội nghị"}).status, 3);
  ::close(listener);
}

TEST_F(Shards, AReplicaFollowsItsMaster) {
  const std::string replica = folder_ / "replica";
  const Server server("/usr/bin/xapian-replicate-server", folder_ / "");
  const Program replicate("/usr/bin/xapian-replicate");
  const auto follow = [&] {
    const Outcome outcome = replicate.run({"--host", "127.0.0.1", "--port", server.port(), "--master", "db",
                                           "--one-shot", "--reader-time", "0", replica});
    EXPECT_EQ(outcome.status, 0) << outcome;
  };
  follow();
  EXPECT_TRUE(answers({replica}) == answers({database_}));
  index_well({"-"}, record("new", "Thông báo mới", "hội nghị mới"));
  follow();
  EXPECT_TRUE(answers({replica}) == answers({database_}));
  EXPECT_EQ(kIndex.run({replica, kSample}).status, 1);  // a replica is not written to
}

}  // namespace
}  // namespace thongcao::tests
