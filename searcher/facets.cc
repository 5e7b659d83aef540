#include "facets.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <thongcao/error.h>
#include <thongcao/printable.h>

namespace thongcao {
namespace {

constexpr std::pair<Facet, std::string_view> kNames[] = {{Facet::speaker, "speaker"},
                                                         {Facet::agency, "agency"},
                                                         {Facet::source, "source"},
                                                         {Facet::year, "year"},
                                                         {Facet::month, "month"}};

schema::Slot slot_of(Facet facet) {
  switch (facet) {
    case Facet::speaker:
      return schema::kSpeakersSlot;
    case Facet::agency:
      return schema::kAgenciesSlot;
    case Facet::source:
      return schema::kSourceSlot;
    case Facet::year:
    case Facet::month:
      break;
  }
  return schema::kDateSlot;
}

// "20191219" → "2019" or "2019-12".
std::string period(Facet facet, const std::string& date) {
  return facet == Facet::year ? date.substr(0, 4) : date.substr(0, 4) + '-' + date.substr(4, 2);
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The days of a year or month, as date values.
Xapian::Query period_query(const Filter& filter) {
  const std::string& v = filter.value;
  const bool year = filter.facet == Facet::year;
  const bool valid =
      year ? v.size() == 4 && is_digits(v)
           : v.size() == 7 && v[4] == '-' && is_digits(v.substr(0, 4)) && is_digits(v.substr(5));
  if (!valid) {
    throw Error(ErrorCode::invalid_argument, "a filter by " + std::string(year ? "year" : "month") +
                                                 " takes " + (year ? "YYYY" : "YYYY-MM") + ", not '" +
                                                 printable_text(v) + "'");
  }
  const std::string digits = year ? v : v.substr(0, 4) + v.substr(5);
  const std::size_t open = 8 - digits.size();
  return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, schema::kDateSlot, digits + std::string(open, '0'),
                       digits + std::string(open, '9'));
}

Xapian::Query value_query(const Filter& filter) {
  switch (filter.facet) {
    case Facet::speaker:
      return Xapian::Query(schema::value_term(schema::prefix::kSpeakerValue, filter.value));
    case Facet::agency:
      return Xapian::Query(schema::value_term(schema::prefix::kAgencyValue, filter.value));
    case Facet::source:
      return Xapian::Query(schema::value_term(schema::prefix::kSourceValue, filter.value));
    case Facet::year:
    case Facet::month:
      break;
  }
  return period_query(filter);
}

}  // namespace

std::string_view facet_name(Facet facet) noexcept {
  for (const auto& [known, name] : kNames) {
    if (known == facet) return name;
  }
  return "unknown";
}

std::optional<Facet> facet_of_name(std::string_view name) noexcept {
  for (const auto& [facet, known] : kNames) {
    if (known == name) return facet;
  }
  return std::nullopt;
}

void FacetCounter::watch(Facet facet, Xapian::Enquire& enquire) {
  const auto [spy, is_new] = spies_.try_emplace(slot_of(facet), slot_of(facet));
  if (is_new) enquire.add_matchspy(&spy->second);
}

std::map<std::string, std::size_t> FacetCounter::count(Facet facet) const {
  std::map<std::string, std::size_t> counts;
  const Xapian::ValueCountMatchSpy& spy = spies_.at(slot_of(facet));
  const bool dates = slot_of(facet) == schema::kDateSlot;
  for (auto raw = spy.values_begin(); raw != spy.values_end(); ++raw) {
    const std::string value = *raw;
    if (dates) {
      counts[period(facet, value)] += raw.get_termfreq();
      continue;
    }
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find(schema::kListSeparator, begin), value.size());
      counts[value.substr(begin, end - begin)] += raw.get_termfreq();
      begin = end + 1;
    }
  }
  return counts;
}

std::vector<FacetCount> FacetCounter::in_order(Facet facet) const {
  std::vector<FacetCount> all;
  for (const auto& [value, count] : count(facet)) all.push_back({value, count});
  return all;
}

std::vector<FacetCount> FacetCounter::most_frequent(Facet facet, std::size_t limit) const {
  std::vector<FacetCount> all = in_order(facet);
  std::stable_sort(all.begin(), all.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  if (all.size() > limit) all.resize(limit);
  return all;
}

Xapian::Query filter_query(const std::vector<Filter>& filters) {
  std::vector<Xapian::Query> parts;
  parts.reserve(filters.size());
  for (const Filter& filter : filters) parts.push_back(value_query(filter));
  return Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end());
}

}  // namespace thongcao
