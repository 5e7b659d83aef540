#ifndef THONGCAO_CORPUS_EXTRACTION_PERSONS_H_
#define THONGCAO_CORPUS_EXTRACTION_PERSONS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extraction/person_mentions.h"
#include "extraction/words.h"

namespace thongcao {

struct Person {
  std::string name;
  std::vector<std::string> offices;  // as they are given with the name
  std::string full_head;             // the office of a mention without the name: "Bộ trưởng Bộ GTVT"
};

// The persons of a text and who is meant by each mention: full names, given names ("ông Dương"), offices
// ("Bộ trưởng").
class Persons {
 public:
  static constexpr int kNobody = -1;

  Persons(const Words& words, const std::vector<PersonMention>& mentions);

  const Person& operator[](int person) const { return persons_[static_cast<std::size_t>(person)]; }
  std::size_t size() const noexcept { return persons_.size(); }
  // Index of the person of the mention, or kNobody.
  int of(std::size_t mention) const noexcept { return persons_of_[mention]; }
  // The fullest office given; may be empty.
  std::string_view office(int person) const;

 private:
  void add_full_names();
  void merge_glued_names();
  void resolve_short_names();
  void resolve_offices();
  int find(std::string_view name) const;
  int add(std::string name);
  int find_by_part(std::string_view part, std::size_t mention) const;
  int find_by_office(std::size_t mention) const;
  int find_by_duty(std::string_view head, std::string_view area, std::size_t mention, bool objects) const;
  void add_offices(int person, const PersonMention& mention);

  const Words& words_;
  const std::vector<PersonMention>& mentions_;
  std::vector<Person> persons_;
  std::vector<int> persons_of_;
  std::unordered_map<std::string, int> by_name_;
};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_PERSONS_H_
