#include <cstdint>

#include <thongcao/tokenizer.h>

#include "characters.h"
#include "normal_form.h"
#include "rare_characters.h"
#include "special_token.h"

namespace thongcao {
namespace {

struct Run {
  const char* end;
  const char* next;        // where to go on: behind the marks that are more than kMaxMarks
  bool ignorable = false;  // has ignorable characters inside
};

enum class Part : std::uint8_t { letter, mark, ignorable, none };

Part part_of_run(const char* p, const char* end, CharacterClass cls) {
  if (cls == CharacterClass::letter || cls == CharacterClass::digit) return Part::letter;
  if (cls == CharacterClass::mark) return Part::mark;
  if (cls != CharacterClass::rare || !continues_rare_token(p, end)) return Part::none;
  if (is_ignorable_character(p, end)) return Part::ignorable;
  return starts_rare_token(p, end) ? Part::letter : Part::mark;
}

// The run of letters, digits and marks at `p`, a letter or digit; the same as the scanner's.
Run read_run(const char* p, const char* end) {
  Run run{p, p};
  bool ignorable = false;
  int marks = 0;  // since the last letter or digit
  while (p < end) {
    const CodePoint code_point = decode(p, end);
    const Part part = part_of_run(p, end, classify(code_point.value).cls);
    if (part == Part::none || (part == Part::letter && marks > kMaxMarks)) break;
    p += code_point.length;
    if (part == Part::ignorable) {
      ignorable = true;
      continue;
    }
    marks = part == Part::mark ? marks + 1 : 0;
    run.next = p;
    if (marks <= kMaxMarks) run = {p, p, ignorable};
  }
  return run;
}

bool starts_token(const char* p, const char* end) {
  const CharacterClass cls = classify(decode(p, end).value).cls;
  return cls == CharacterClass::letter || cls == CharacterClass::digit ||
         (cls == CharacterClass::rare && starts_rare_token(p, end));
}

// Appends the token of `run` at `p` in its normal form and returns its end.
const char* append_token(const char* p, const Run& run, const char* end, std::string& out) {
  const auto source = [&](const char* to) { return std::string_view(p, static_cast<std::size_t>(to - p)); };
  const SpecialToken special =
      run.end < end && may_join(*run.end) ? find_special_token(p, end) : SpecialToken();
  if (special.type == TokenType::email || special.type == TokenType::url)
    append_lower(source(special.end), out);  // what looks like syllables in it are none
  else
    append_normal_form(source(special.end == nullptr ? run.end : special.end), out);
  return special.end == nullptr ? run.next : special.end;
}

}  // namespace

std::string normalize(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool dropped = false;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    if (starts_token(p, end)) {
      const Run run = read_run(p, end);
      dropped |= run.ignorable;
      p = append_token(p, run, end, out);
      continue;
    }
    const CodePoint c = decode(p, end);
    if (c.value == U'\uFFFD')
      out += "\xEF\xBF\xBD";
    else
      out.append(p, c.length);
    p += c.length;
  }
  return dropped ? normalize(out) : out;  // without ignorable characters a run may be part of an address
}

std::string fold_diacritics(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const CodePoint code_point = decode(p, end);
    const Character c = classify(code_point.value);
    if (code_point.value < 0x80) {
      out += *p;
    } else if (c.cls == CharacterClass::letter) {
      const char base = spelling(base_letter(c.letter), kLevel)[0];
      out += c.upper ? static_cast<char>(base - 'a' + 'A') : base;
    } else if (c.cls == CharacterClass::rare) {
      append_folded_rare({p, code_point.length}, out);
    } else if (code_point.value == U'\uFFFD') {
      out += "\xEF\xBF\xBD";
    } else if (c.cls != CharacterClass::mark) {
      out.append(p, code_point.length);
    }
    p += code_point.length;
  }
  return out;
}

}  // namespace thongcao
