#include "extraction/persons.h"

#include <algorithm>

#include "extraction/letters.h"
#include "extraction/lexicon.h"
#include "extraction/name_shape.h"

namespace thongcao {
namespace {

// How many mentions back or ahead a short mention may refer. Texts have a few dozen; a file of names and
// offices without end must not take quadratic time.
constexpr std::size_t kMaxLook = 300;
constexpr std::size_t kMaxGlued = 500;  // persons that are compared with one another

// The words of a range with single spaces between them.
std::string plain(const Words& words, const WordRange& range) {
  std::string text;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (i > range.first && words[i].spaced) text += ' ';
    text += words.text(i);
  }
  return text;
}

bool is_part_of_name(std::string_view name, std::string_view part) {
  if (name.size() <= part.size()) return false;
  if (name.ends_with(part)) return name[name.size() - part.size() - 1] == ' ';
  return name.starts_with(part) && name[part.size()] == ' ' && !has_vietnamese_shape(part);
}

// The head of an office, in small letters: "phó chủ tịch" of "Phó Chủ tịch UBND tỉnh An Giang".
std::string head_of(const Words& office) {
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  std::size_t at = lexicon.match(office, 0, kFormer);
  const std::size_t length = lexicon.match(office, at, kPost);
  return to_lower(office.text(at, at + length));
}

// All heads of "Phó Thủ tướng, Bộ trưởng Ngoại giao" with what follows each.
struct Duty {
  std::string head;
  std::string area;
};
std::vector<Duty> duties_of(std::string_view office) {
  const Words words(office);
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  std::vector<Duty> duties;
  std::size_t area = 0;
  const auto close = [&](std::size_t end) {
    if (!duties.empty() && duties.back().area.empty())
      duties.back().area = to_lower(trim(words.text(area, end), " ,-–"));
  };
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t length = lexicon.match(words, i, kPost);
    const bool opens = length != 0 && (i == 0 || words[i - 1].kind == Lexeme::Kind::mark ||
                                       !words[i - 1].upper || words[i].upper);
    if (!opens) {
      ++i;
      continue;
    }
    close(i);
    duties.push_back({to_lower(words.text(i, i + length)), {}});
    i += length;
    area = i;
  }
  close(words.size() - 1);
  return duties;
}

bool areas_agree(std::string_view wanted, std::string_view known) {
  return wanted.empty() || known.empty() || wanted.find(known) != std::string_view::npos ||
         known.find(wanted) != std::string_view::npos;
}

}  // namespace

Persons::Persons(const Words& words, const std::vector<PersonMention>& mentions)
    : words_(words), mentions_(mentions), persons_of_(mentions.size(), kNobody) {
  add_full_names();
  merge_glued_names();
  resolve_short_names();
  resolve_offices();
}

int Persons::find(std::string_view name) const {
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? kNobody : found->second;
}

int Persons::add(std::string name) {
  const int person = static_cast<int>(persons_.size());
  by_name_.emplace(name, person);
  persons_.push_back({std::move(name), {}, {}});
  return person;
}

void Persons::add_offices(int person, const PersonMention& mention) {
  std::vector<std::string>& offices = persons_[static_cast<std::size_t>(person)].offices;
  for (const WordRange& range : {mention.office, mention.apposition})
    if (std::string office = plain(words_, range);
        !office.empty() && std::find(offices.begin(), offices.end(), office) == offices.end())
      offices.push_back(std::move(office));
}

// Names of one word wait for resolve_short_names(), and so does "ông Tuấn Anh", which is no surname and name.
void Persons::add_full_names() {
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const PersonMention& mention = mentions_[i];
    const std::size_t length = mention.name.last - mention.name.first;
    if (mention.name.empty() || length < 2) continue;
    const bool surname = lexicon.meanings(words_[mention.name.first].id) & (kSurname | kRareSurname);
    if (length == 2 && !surname && has_vietnamese_shape(words_.text(mention.name.first)) &&
        mention.apposition.empty() && has_vietnamese_shape(words_.text(mention.name.first + 1)))
      continue;
    // Foreign words alone are a person when they are one elsewhere.
    if (mention.bare && !surname && mention.apposition.empty()) continue;
    const std::string name = plain(words_, mention.name);
    int person = find(name);
    if (person == kNobody) {
      // "Tuấn Anh" may be a given name whose first syllable is a surname too.
      const int whole = length == 2 ? find_by_part(name, i) : kNobody;
      person = whole != kNobody ? whole : add(name);
    }
    persons_of_[i] = person;
    add_offices(person, mention);
  }
}

// "Tạ Văn Minhcho biết" is Tạ Văn Minh when he is named elsewhere.
void Persons::merge_glued_names() {
  if (persons_.size() > kMaxGlued) return;
  for (std::size_t i = 0; i < persons_.size(); ++i) {
    for (std::size_t k = 0; k < persons_.size(); ++k) {
      const std::string& glued = persons_[i].name;
      const std::string& name = persons_[k].name;
      if (glued.size() <= name.size() || !glued.starts_with(name) ||
          glued.find(' ', name.size()) != std::string::npos)
        continue;
      for (int& person : persons_of_)
        if (person == static_cast<int>(i)) person = static_cast<int>(k);
      std::move(persons_[i].offices.begin(), persons_[i].offices.end(),
                std::back_inserter(persons_[k].offices));
      persons_[i].offices.clear();
      persons_[i].name.clear();
      break;
    }
  }
}

// The person nearest before the mention whose name has the part, else the nearest behind it.
int Persons::find_by_part(std::string_view part, std::size_t mention) const {
  for (std::size_t i = mention; i-- > 0 && i + kMaxLook > mention;)
    if (persons_of_[i] != kNobody && is_part_of_name((*this)[persons_of_[i]].name, part))
      return persons_of_[i];
  for (std::size_t i = mention + 1; i < std::min(mentions_.size(), mention + kMaxLook); ++i)
    if (persons_of_[i] != kNobody && is_part_of_name((*this)[persons_of_[i]].name, part))
      return persons_of_[i];
  return kNobody;
}

void Persons::resolve_short_names() {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const PersonMention& mention = mentions_[i];
    if (mention.name.empty() || persons_of_[i] != kNobody) continue;
    const std::string part = plain(words_, mention.name);
    int person = find_by_part(part, i);
    if (person == kNobody) person = find(part);
    const bool foreign = !has_vietnamese_shape(words_.text(mention.name.first));
    if (person == kNobody && !mention.bare && (foreign || mention.name.last > mention.name.first + 1)) {
      person = add(part);
    }
    persons_of_[i] = person;
    if (person != kNobody) add_offices(person, mention);
  }
}

int Persons::find_by_office(std::size_t mention) const {
  const Words office(words_.text(mentions_[mention].office.first, mentions_[mention].office.last));
  const std::vector<Duty> wanted = duties_of(office.text());
  if (wanted.empty()) return kNobody;
  // Somebody who acts is meant before somebody who is acted upon: "chuyến thăm của Thủ tướng X".
  for (const bool objects : {false, true}) {
    const int person = find_by_duty(wanted.back().head, wanted.back().area, mention, objects);
    if (person != kNobody) return person;
  }
  return kNobody;
}

int Persons::find_by_duty(std::string_view head, std::string_view area, std::size_t mention,
                          bool objects) const {
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  for (std::size_t i = mention; i-- > 0 && i + kMaxLook > mention;) {
    if (persons_of_[i] == kNobody) continue;
    const std::size_t first = mentions_[i].all.first;
    if (!objects && (first > 0 && lexicon.is(words_, first - 1, kObjectLead))) continue;
    for (const std::string& given : (*this)[persons_of_[i]].offices)
      for (const Duty& duty : duties_of(given))
        if (duty.head == head && areas_agree(area, duty.area)) return persons_of_[i];
  }
  return kNobody;
}

void Persons::resolve_offices() {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const PersonMention& mention = mentions_[i];
    if (!mention.name.empty()) continue;
    if (mention.office.empty()) {  // "ông nói"
      for (std::size_t k = i; k-- > 0 && k + kMaxLook > i && persons_of_[i] == kNobody;)
        persons_of_[i] = persons_of_[k];
      continue;
    }
    const int person = find_by_office(i);
    persons_of_[i] = person;
    if (person == kNobody) continue;
    std::string& head = persons_[static_cast<std::size_t>(person)].full_head;
    const std::string office = plain(words_, mention.office);
    if (office.size() > head.size()) head = office;
  }
}

std::string_view Persons::office(int person) const {
  const Person& who = (*this)[person];
  std::string_view fullest;
  bool official = false;
  for (const std::string& office : who.offices) {
    const bool is_official = !head_of(Words(office)).empty();
    if (is_official < official || (is_official == official && office.size() <= fullest.size())) continue;
    fullest = office;
    official = is_official;
  }
  // A bare "Bộ trưởng" is what a later "Bộ trưởng Bộ GTVT" says when nobody else can be meant.
  if (!fullest.empty() && who.full_head.size() > fullest.size() &&
      head_of(Words(fullest)) == to_lower(fullest))
    fullest = who.full_head;
  return fullest;
}

}  // namespace thongcao
