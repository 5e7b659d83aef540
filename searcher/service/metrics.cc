#include "metrics.h"

#include <algorithm>
#include <sstream>

namespace thongcao {

void Metrics::count(std::string_view route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++answers_[{std::string(route), status}];
  seconds_ += seconds;
  ++buckets_[static_cast<std::size_t>(std::lower_bound(kBounds.begin(), kBounds.end(), seconds) -
                                      kBounds.begin())];
}

void Metrics::count_rejected() {
  const std::lock_guard lock(mutex_);
  ++rejected_;
}

std::string Metrics::text(std::size_t documents, std::size_t waiting, std::size_t connections) const {
  const std::lock_guard lock(mutex_);
  std::ostringstream out;
  const auto head = [&](const char* name, const char* type, const char* help) {
    out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
  };
  head("thongcao_requests_total", "counter", "Answers by route and status.");
  for (const auto& [key, count] : answers_) {
    out << "thongcao_requests_total{route=\"" << key.first << "\",status=\"" << key.second << "\"} " << count
        << '\n';
  }
  head("thongcao_request_seconds", "histogram", "From the request's end until the answer was ready.");
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    total += buckets_[i];
    out << "thongcao_request_seconds_bucket{le=\"";
    if (i < kBounds.size())
      out << kBounds[i];
    else
      out << "+Inf";
    out << "\"} " << total << '\n';
  }
  out << "thongcao_request_seconds_sum " << seconds_ << "\nthongcao_request_seconds_count " << total << '\n';
  head("thongcao_rejected_total", "counter", "Requests turned away because too many were waiting.");
  out << "thongcao_rejected_total " << rejected_ << '\n';
  head("thongcao_documents", "gauge", "Announcements that can be found.");
  out << "thongcao_documents " << documents << '\n';
  head("thongcao_waiting_requests", "gauge", "Requests that wait for a thread.");
  out << "thongcao_waiting_requests " << waiting << '\n';
  head("thongcao_connections", "gauge", "Open connections.");
  out << "thongcao_connections " << connections << '\n';
  return out.str();
}

}  // namespace thongcao
