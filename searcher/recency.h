#ifndef THONGCAO_SEARCHER_RECENCY_H_
#define THONGCAO_SEARCHER_RECENCY_H_

#include <chrono>
#include <string>

#include <xapian.h>

#include <thongcao/searcher.h>

namespace thongcao {

// Gives every dated announcement what Recency says. Not for remote databases: their servers do not know it.
class RecencySource : public Xapian::ValuePostingSource {
 public:
  explicit RecencySource(const Recency& recency);

  double get_weight() const override;
  void init(const Xapian::Database& database) override;
  RecencySource* clone() const override { return new RecencySource(*this); }
  std::string name() const override { return "thongcao::RecencySource"; }

 private:
  RecencySource(const RecencySource& other);

  const double weight_;
  const double half_life_days_;
  const std::chrono::sys_days today_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_RECENCY_H_
