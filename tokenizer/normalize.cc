#include <thongcao/tokenizer.h>

#include "normal_form.h"
#include "rare_characters.h"
#include "special_token.h"

namespace thongcao {
namespace {

struct Run {
  const char* end;
  bool ignorable;  // has ignorable characters inside
};

// The run of letters, digits and marks at `p`, a letter or digit.
Run read_run(const char* p, const char* end) {
  Run run{p, false};
  bool ignorable = false;
  while (p < end) {
    const CodePoint code_point = decode(p, end);
    const CharacterClass cls = classify(code_point.value).cls;
    const bool rare = cls == CharacterClass::rare && continues_rare_token(p, end);
    if (!rare && cls != CharacterClass::letter && cls != CharacterClass::digit && cls != CharacterClass::mark)
      break;
    const bool seen = !rare || !is_ignorable_character(p, end);
    p += code_point.length;
    if (seen) run = {p, ignorable};
    ignorable |= !seen;
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
  return special.end == nullptr ? run.end : special.end;
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
