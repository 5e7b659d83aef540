#include "recency.h"

#include <algorithm>
#include <cmath>

#include "schema/schema.h"

namespace thongcao {
namespace {

std::chrono::sys_days day_of(const Date& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

std::chrono::sys_days current_day() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

}  // namespace

RecencySource::RecencySource(const Recency& recency)
    : ValuePostingSource(schema::kDateSlot),
      weight_(recency.weight),
      half_life_days_(recency.half_life_days),
      today_(recency.today ? day_of(*recency.today) : current_day()) {}

RecencySource::RecencySource(const RecencySource& other)
    : ValuePostingSource(schema::kDateSlot),
      weight_(other.weight_),
      half_life_days_(other.half_life_days_),
      today_(other.today_) {}

void RecencySource::init(const Xapian::Database& database) {
  ValuePostingSource::init(database);
  set_maxweight(weight_);
}

double RecencySource::get_weight() const {
  const std::optional<Date> date = schema::date_of_value(get_value());
  if (!date) return 0;
  const auto age = std::max<std::chrono::days::rep>(0, (today_ - day_of(*date)).count());
  return weight_ * std::exp2(-static_cast<double>(age) / half_life_days_);
}

}  // namespace thongcao
