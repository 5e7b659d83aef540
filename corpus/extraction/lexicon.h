#ifndef THONGCAO_CORPUS_EXTRACTION_LEXICON_H_
#define THONGCAO_CORPUS_EXTRACTION_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/words.h"

namespace thongcao {

// What a word or a phrase of the tables can be; bits of a mask.
enum Meaning : std::uint32_t {
  kPost = 1u << 0,       // head of an office: "phó chủ tịch"
  kHonorific = 1u << 1,  // "ông", "đồng chí"
  kDegree = 1u << 2,  // degree, rank or profession before a name, no office: "tiến sĩ", "thượng tướng"
  kSpeech = 1u << 3,       // says, asks for, chairs: "cho biết", "chủ trì"
  kStance = 1u << 4,       // speech only when it follows its subject at once: "chúc mừng", "thông tin"
  kOpening = 1u << 5,      // opens a sentence whose subject speaks: "phát biểu", "trả lời"
  kBetween = 1u << 6,      // stands between subject and verb: "đã", "cũng", "tiếp tục"
  kTailEnd = 1u << 7,      // ends the name of an office: "đã", "là", "cho", every verb
  kSurname = 1u << 8,      // one of the common Vietnamese surnames
  kRareSurname = 1u << 9,  // a surname that is more often something else, or rare
  kPlace = 1u << 10,       // province, city, country
  kBody = 1u << 11,        // head of a public body: "bộ", "ủy ban nhân dân"
  kField = 1u << 12,       // what ministries look after: "y tế", "công thương"
  kFormer = 1u << 13,      // before an office and part of it: "nguyên", "cựu"
  kSpeechNoun = 1u << 14,  // "nhận định", followed by "của" and the speaker
  kWeakPost = 1u << 15,    // an occupation, an office only behind a name: "người dân", "giáo viên"
  kDocument = 1u << 16,    // kind of legal document: "nghị định"
  kDayPart = 1u << 17,     // "sáng", "ngày", "hôm nay": before the date of an event
  kDateBar = 1u << 18,     // before a date that is none of an event: "trước", "kể từ", "tính đến"
  kCredit = 1u << 19,      // a news medium as credit: "ttxvn"
  kReporter = 1u << 20,    // unnamed people: "phóng viên", "đại diện"
  kPersonEnd = 1u << 21,   // capitalised words that never belong to a name: "ảnh", "theo"
  kNamedAfter = 1u << 22,  // "huyện", "trường", "đường": the name behind it is none of a person
  kDistrict = 1u << 24,    // "tỉnh", "huyện": units that have offices
  kObjectLead = 1u << 23,  // what follows is an object: "của", "cho", "bổ nhiệm"
};

struct LexiconTable {
  Meaning meaning;
  std::span<const std::string_view> phrases;
};

// All tables; each has a file of its own beside this one.
std::vector<LexiconTable> lexicon_tables();

// The phrases of the tables, found in a text without regard to case and to the place of the tone mark ("uỷ"
// is "ủy"). Built once; safe to read from several threads.
class ExtractionLexicon {
 public:
  static const ExtractionLexicon& get();

  // Number of the word in the vocabulary, 0 when no table has it. `word` in small letters.
  std::uint16_t id(std::string_view word) const noexcept;
  // Words of the longest phrase at `i` that has any of `meanings`; 0 for none.
  std::size_t match(const Words& words, std::size_t i, std::uint32_t meanings) const noexcept;
  bool is(const Words& words, std::size_t i, std::uint32_t meanings) const noexcept {
    return match(words, i, meanings) != 0;
  }
  // Everything that the phrase of exactly the one word can be.
  std::uint32_t meanings(std::uint16_t id) const noexcept { return single_[id]; }

 private:
  struct Node {
    std::uint32_t meanings = 0;
    std::vector<std::pair<std::uint16_t, std::uint32_t>> next;
  };

  ExtractionLexicon();
  void add(std::string_view phrase, std::uint32_t meanings);
  std::uint16_t add_word(std::string_view word);
  void insert(std::string_view word, std::uint16_t id);
  std::uint32_t child(std::uint32_t node, std::uint16_t id) const noexcept;

  struct Slot {
    std::string word;
    std::uint16_t id = 0;
  };
  std::vector<Slot> slots_;  // open addressing, a power of two
  std::uint16_t words_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> first_;   // word id → node, 0 for none
  std::vector<std::uint32_t> single_;  // word id → meanings
};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_LEXICON_H_
