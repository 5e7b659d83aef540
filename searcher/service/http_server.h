#ifndef THONGCAO_SERVICE_HTTP_SERVER_H_
#define THONGCAO_SERVICE_HTTP_SERVER_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "handler.h"
#include "request.h"

namespace thongcao {

struct ServerOptions {
  std::string address = "127.0.0.1";           // an IP address
  std::uint16_t port = 8080;                   // 0: any free one
  std::size_t threads = 2;                     // that answer requests; at least 1
  std::size_t queue = 64;                      // requests that may wait for one; more are answered with 503
  std::size_t connections = 4000;              // at a time; more are closed
  std::chrono::milliseconds time_limit{2000};  // from arrival to answer; 503 for who waited longer
  std::chrono::seconds read_timeout{10};   // for a whole request to arrive, and between two of a connection
  std::chrono::seconds write_timeout{30};  // for an answer to be taken
};

// What a server is doing.
struct ServerState {
  std::size_t waiting = 0;  // requests
  std::size_t connections = 0;
};

// One request answered, for a log.
struct Access {
  const std::string& address;  // of the other side
  const Request& request;
  int status = 0;
  std::size_t bytes = 0;    // of the body
  double milliseconds = 0;  // from the whole request on until the answer was ready, waiting included
};

// What one thread answers with.
struct Answerer {
  // In about the time that is left, which is more than 0.
  std::function<Response(const Request&, std::chrono::milliseconds)> answer;
  std::function<void()> rest;  // called about once a second while there is nothing to answer
};

// What all requests meet. None of it may wait for anything: the thread that reads and writes all connections
// calls it.
struct Front {
  std::function<std::optional<Response>(Request&)> answer;  // nothing: a thread has to
  // The answer to a request that is not read, or not waited for: status, where, message. Thread-safe.
  std::function<Response(const Request&, int, std::string_view, std::string_view)> refuse;
  std::function<void(const Access&)> log;
};

// An HTTP/1.1 server: one thread reads and writes all connections, others answer. Limits of time and size
// hold for each step, so that slow, huge and broken requests cost a connection at most.
class HttpServer {
 public:
  // Makes all answerers, so that who waits for the server waits for them. Throws Error(invalid_argument) when
  // the address is none, Error(io) when it cannot be listened at, and what `make_answerer` throws.
  HttpServer(const ServerOptions& options, const std::function<Answerer()>& make_answerer, Front front);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const;
  ServerState state() const;

  // Serves until SIGTERM or SIGINT, then finishes the requests that have come.
  void run();

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_HTTP_SERVER_H_
