#ifndef THONGCAO_INDEXER_SCHEMA_SCHEMA_H_
#define THONGCAO_INDEXER_SCHEMA_SCHEMA_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include <thongcao/date.h>

namespace thongcao::schema {

// How an announcement lies in a Xapian database. Indexer and searcher both read this page, and nothing else
// of each other. Raise kVersion when a term, slot or stored form changes its meaning.
inline constexpr std::string_view kVersion = "3";

// Term prefixes, omega's where one fits (S subject, A author, Q unique id), X… ours.
namespace prefix {
inline constexpr std::string_view kText =
    "";  // tokens of title and body, with positions; the title's weigh more
inline constexpr std::string_view kTitle = "S";    // tokens of the title, with positions
inline constexpr std::string_view kSpeaker = "A";  // tokens of speakers' names and roles, with positions
inline constexpr std::string_view kAgency = "XO";  // tokens of organizations, with positions
inline constexpr std::string_view kSource = "XS";  // tokens of the source, with positions
inline constexpr std::string_view kNumber = "XN";  // whole document numbers, folded: "XN15/2020/nd-cp"
inline constexpr std::string_view kWord = "XW";    // compounds of title and body: "XWhội nghị"
inline constexpr std::string_view kPair = "XP";    // adjacent syllables across words, folded: "XPnghi tong"
inline constexpr std::string_view kAbbreviation = "XB";  // abbreviations that the text defines, see below
// Whole values for filters and completion, made by value_term(): "XVAchu ngoc anh\x1FChu Ngọc Anh".
inline constexpr std::string_view kSpeakerValue = "XVA";
inline constexpr std::string_view kAgencyValue = "XVO";
inline constexpr std::string_view kSourceValue = "XVS";
inline constexpr std::string_view kTitleStart = "XT";  // the title's beginning, folded, for completion
inline constexpr std::string_view kId = "Q";  // the announcement's id, hashed at the end when it is long
}  // namespace prefix

// Value slots. Values are compared as bytes.
enum Slot : Xapian::valueno {
  kDateSlot = 0,         // "20191219"; empty when unknown
  kFingerprintSlot = 1,  // of the record that it was made from (fingerprint.h); empty when it had a problem
  kSequenceSlot = 2,  // eight bytes, big-endian: place among all that was ever indexed; orders equal scores
  kSpeakersSlot = 3,  // speakers' names, separated by kListSeparator
  kAgenciesSlot = 4,  // organizations, separated by kListSeparator
  kSourceSlot = 5,    // the source
  kOldestSlot = 6,    // the date with each digit d as 9 - d, so that falling order has undated ones last, too
  kReleaseSlot = 7,   // release_value(); empty when the body is too short to be recognised
};
inline constexpr char kListSeparator = '\x1F';

// Metadata keys.
namespace metadata {
inline constexpr std::string_view kSchema = "thongcao.schema";      // kVersion
inline constexpr std::string_view kAnalyser = "thongcao.analyser";  // Tokenizer::fingerprint(), hexadecimal
inline constexpr std::string_view kDictionary = "thongcao.dictionary";  // see compression.h; absent for none
}  // namespace metadata

// A term longer than this is not indexed, with zero bytes counted twice, as Xapian escapes them: its limit is
// 245 bytes then.
inline constexpr std::size_t kMaxTermBytes = 240;

// The title's tokens count so often in the text.
inline constexpr Xapian::termcount kTitleWeight = 3;
// Positions left free between title and body and between two speakers, so that no phrase crosses.
inline constexpr Xapian::termpos kPositionGap = 100;

// The term of an id.
std::string id_term(std::string_view id);
// The term of a document number in any letter case, with or without accents.
std::string number_term(std::string_view number);
// What the terms of all meanings of an abbreviation begin with, which lie behind it. Both are normalised.
std::string abbreviation_prefix(std::string_view abbreviation);
// The term of two adjacent tokens in their unaccented forms; false when it is too long. Written out: hashes
// of five bytes were measured and made the database larger, since term lists share beginnings with their
// neighbours.
bool make_pair_term(std::string_view first, std::string_view second, std::string& term);
// Eight bytes, most significant first, so that byte order is number order.
std::string number_value(std::uint64_t number);
// The other way; `value` has eight bytes.
std::uint64_t number_of_value(std::string_view value);
std::string date_value(const Date& date);
std::optional<Date> date_of_value(std::string_view value);

// The term of a whole value, as it was written; the hash of a value that is too long stands for its rest.
std::string value_term(std::string_view value_prefix, std::string_view value);
// The value of such a term as it was written; nothing when only its hash is there.
std::string_view value_of_term(std::string_view value_prefix, std::string_view term);
// The folded form that completion goes by, of a title's or a value's beginning.
std::string completion_key(std::string_view text);
std::string title_start_term(std::string_view title);

// For kOldestSlot.
std::string oldest_value(const Date& date);

// What a release is recognised by when it is published again: its day, four bytes, and the sketch of its
// body.
std::string release_value(const std::optional<Date>& date, std::string_view sketch);
// Whether two such values are one release: bodies alike, and days at most kRepostDays apart where both are
// known.
bool same_release(std::string_view first, std::string_view second);
inline constexpr int kRepostDays = 31;

// Appends prefix and text to a term; false, with `term` empty, when that is too long.
bool make_term(std::string_view term_prefix, std::string_view text, std::string& term);

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_SCHEMA_H_
