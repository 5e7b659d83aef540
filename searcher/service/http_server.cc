#include "http_server.h"

#include <atomic>
#include <csignal>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <thongcao/error.h>

#include "worker_pool.h"

namespace thongcao {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kMaxHeader = 16 * 1024;  // bytes of request line and headers
constexpr std::uint64_t kMaxBody = 0;            // no request that is answered has one
constexpr std::chrono::seconds kDrainTime{1};
constexpr std::chrono::seconds kRestInterval{1};
// When the system has no more sockets, accepting waits so long.
constexpr std::chrono::milliseconds kAcceptPause{50};

std::string to_string(beast::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

class HttpServer::Internal {
 public:
  Internal(const ServerOptions& options, const std::function<Answerer()>& make_answerer, Front front)
      : options_(options), front_(std::move(front)) {
    beast::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error)
      throw Error(ErrorCode::invalid_argument,
                  "'" + options.address + "' is no IP address; listen at 127.0.0.1:8080, say");
    const tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      throw Error(ErrorCode::io, options.address + ':' + std::to_string(options.port) +
                                     ": cannot be listened at (" + error.message() +
                                     "); choose another port");
    }
    for (std::size_t i = 0; i < options.threads; ++i) answerers_.push_back(make_answerer());
  }

  void run();

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  ServerState state() const { return {workers_ ? workers_->waiting() : 0, connection_count_.load()}; }

 private:
  class Connection;

  void accept();
  void stop();

  const ServerOptions options_;
  const Front front_;
  asio::io_context io_{1};
  tcp::acceptor acceptor_{io_};
  asio::steady_timer pause_{io_};
  std::set<Connection*> connections_;  // of the reading thread
  std::atomic<std::size_t> connection_count_ = 0;
  bool stopping_ = false;
  std::vector<Answerer> answerers_;
  std::optional<WorkerPool> workers_;
};

// One connection, of which one request at a time is read, answered and written. Lives as long as something of
// it goes on.
class HttpServer::Internal::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Internal& server, tcp::socket&& socket) : server_(server), stream_(std::move(socket)) {
    beast::error_code ignored;
    const auto remote = stream_.socket().remote_endpoint(ignored);
    if (!ignored) address_ = remote.address().to_string(ignored);
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    server_.connections_.insert(this);
    server_.connection_count_ = server_.connections_.size();
  }

  ~Connection() {
    server_.connections_.erase(this);
    server_.connection_count_ = server_.connections_.size();
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void read() {
    reading_ = true;
    parser_.emplace();
    parser_->header_limit(kMaxHeader);
    parser_->body_limit(kMaxBody);
    stream_.expires_after(server_.options_.read_timeout);
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](beast::error_code error, std::size_t) { self->take(error); });
  }

  // Lets a connection go that waits for its next request.
  void close_if_idle() {
    if (reading_) stream_.cancel();
  }

 private:
  void take(beast::error_code error);
  void answer();
  Response answered_by(std::size_t thread) const;
  Response too_busy() const;
  void write(Response response);
  void written(beast::error_code error);
  void drain();

  Internal& server_;
  beast::tcp_stream stream_;
  std::string address_;
  beast::flat_buffer buffer_{kMaxHeader * 2};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  Request request_;
  Clock::time_point begin_;
  bool keep_alive_ = false;
  bool reading_ = false;
};

void HttpServer::Internal::Connection::take(beast::error_code error) {
  reading_ = false;
  if (!error) {
    answer();
    return;
  }
  // Who went away or was too slow is told nothing; what is no HTTP is answered.
  if (error == http::error::end_of_stream || error == http::error::partial_message ||
      error.category() != http::make_error_code(http::error::bad_method).category()) {
    return;
  }
  request_ = {};
  begin_ = Clock::now();
  keep_alive_ = false;
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    write(server_.front_.refuse(request_, 431, "headers",
                                "the request line and headers may have 16 KiB together"));
  else if (error == http::error::body_limit)
    write(server_.front_.refuse(request_, 413, "body", "requests have no body"));
  else
    write(server_.front_.refuse(request_, 400, "request", "is no HTTP request (" + error.message() + ")"));
}

void HttpServer::Internal::Connection::answer() {
  begin_ = Clock::now();
  const auto& message = parser_->get();
  keep_alive_ = message.keep_alive();
  request_ = {};
  request_.method = to_string(message.method_string());
  request_.target = to_string(message.target());
  request_.accept = to_string(message[http::field::accept]);
  request_.accept_encoding = to_string(message[http::field::accept_encoding]);
  request_.if_none_match = to_string(message[http::field::if_none_match]);
  if (std::optional<Response> response = server_.front_.answer(request_)) {
    write(*std::move(response));
    return;
  }
  // The guard keeps the reading thread going until the answer is there, also when the server stops meanwhile.
  const bool accepted = server_.workers_->submit(
      [self = shared_from_this(), guard = asio::make_work_guard(server_.io_)](std::size_t thread) mutable {
        Response response = self->answered_by(thread);
        // The connection moves along: it must end in the reading thread.
        asio::io_context& io = self->server_.io_;
        asio::post(io, [self = std::move(self), response = std::move(response)]() mutable {
          self->write(std::move(response));
        });
      });
  if (!accepted) write(too_busy());
}

// Called in that thread.
Response HttpServer::Internal::Connection::answered_by(std::size_t thread) const {
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(begin_ + server_.options_.time_limit - Clock::now());
  return left.count() > 0 ? server_.answerers_[thread].answer(request_, left) : too_busy();
}

Response HttpServer::Internal::Connection::too_busy() const {
  return server_.front_.refuse(request_, 503, {}, "too many requests are waiting; try again in a moment");
}

void HttpServer::Internal::Connection::write(Response response) {
  const std::chrono::duration<double, std::milli> taken = Clock::now() - begin_;
  server_.front_.log({address_, request_, response.status, response.body.size(), taken.count()});
  response_.emplace();
  response_->result(static_cast<unsigned>(response.status));
  for (const auto& [name, value] : response.headers) response_->insert(name, value);
  keep_alive_ = keep_alive_ && !server_.stopping_;
  response_->keep_alive(keep_alive_);
  if (response.status != 304) response_->content_length(response.body.size());
  if (request_.method != "HEAD") response_->body() = std::move(response.body);
  stream_.expires_after(server_.options_.write_timeout);
  http::async_write(stream_, *response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
    self->written(error);
  });
}

void HttpServer::Internal::Connection::written(beast::error_code error) {
  if (error) return;
  if (keep_alive_) {
    read();
    return;
  }
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  stream_.expires_after(kDrainTime);
  drain();
}

// Reads and forgets what still comes: a client that is sending would lose the answer if the socket were
// closed at once.
void HttpServer::Internal::Connection::drain() {
  if (server_.stopping_) return;
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(kMaxHeader),
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                            if (!error) self->drain();
                          });
}

void HttpServer::Internal::accept() {
  acceptor_.async_accept([this](beast::error_code error, tcp::socket socket) {
    if (stopping_) return;
    if (!error && connections_.size() < options_.connections)
      std::make_shared<Connection>(*this, std::move(socket))->read();
    if (!error) {
      accept();
      return;
    }
    pause_.expires_after(kAcceptPause);
    pause_.async_wait([this](beast::error_code) { accept(); });
  });
}

void HttpServer::Internal::stop() {
  stopping_ = true;
  beast::error_code ignored;
  acceptor_.close(ignored);
  pause_.cancel();
  for (Connection* connection : connections_) connection->close_if_idle();
}

void HttpServer::Internal::run() {
  workers_.emplace(options_.threads, options_.queue, kRestInterval,
                   [this](std::size_t thread) { answerers_[thread].rest(); });
  asio::signal_set signals(io_, SIGTERM, SIGINT);
  signals.async_wait([this](beast::error_code, int) { stop(); });
  accept();
  io_.run();
  workers_.reset();
}

HttpServer::HttpServer(const ServerOptions& options, const std::function<Answerer()>& make_answerer,
                       Front front)
    : internal_(std::make_unique<Internal>(options, make_answerer, std::move(front))) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
  return internal_->port();
}
ServerState HttpServer::state() const {
  return internal_->state();
}
void HttpServer::run() {
  internal_->run();
}

}  // namespace thongcao
