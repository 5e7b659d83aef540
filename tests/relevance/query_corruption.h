#ifndef THONGCAO_TESTS_RELEVANCE_QUERY_CORRUPTION_H_
#define THONGCAO_TESTS_RELEVANCE_QUERY_CORRUPTION_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace thongcao::tests {

// What goes wrong when people type. The first three befall every word, the others one word of a query.
enum class Slip : std::uint8_t {
  telex,               // typed with the input method off: "booj truwowngr"
  vni,                 // "bo65 tru7o7ng3"
  old_tone_placement,  // "hoà", "thuý"
  wrong_tone,          // or none
  confusion,           // sounds that regions do not tell apart: s/x, tr/ch, hỏi/ngã, final n/ng …
  missing_letter,
  doubled_letter,
  transposed_letters,
  neighbouring_key,
  missing_space,
};
inline constexpr Slip kSlips[] = {
    Slip::telex,
    Slip::vni,
    Slip::old_tone_placement,
    Slip::wrong_tone,
    Slip::confusion,
    Slip::missing_letter,
    Slip::doubled_letter,
    Slip::transposed_letters,
    Slip::neighbouring_key,
    Slip::missing_space,
};
constexpr bool is_one_typo(Slip slip) {
  return slip >= Slip::wrong_tone;
}
const char* name_of(Slip slip);

// A query with the slip at a place of `random`'s choice; unchanged when none of its words can have it. Equal
// on every machine for equal states of `random`.
std::string corrupt(std::string_view query, Slip slip, std::mt19937& random);

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_RELEVANCE_QUERY_CORRUPTION_H_
