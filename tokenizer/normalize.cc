#include <thongcao/tokenizer.h>

#include "rare_characters.h"
#include "scanner.h"
#include "syllable_table.h"

namespace thongcao {
namespace {

// End of the run of letters, digits and marks at `p`; `p` itself when there is none.
const char* run_end(const char* p, const char* end) {
  while (p < end) {
    const CodePoint code_point = decode(p, end);
    const CharacterClass cls = classify(code_point.value).cls;
    const bool inside = cls == CharacterClass::letter || cls == CharacterClass::digit ||
                        cls == CharacterClass::mark ||
                        (cls == CharacterClass::rare && continues_rare_token(p, end));
    if (!inside) break;
    p += code_point.length;
  }
  return p;
}

void append_normalized_run(std::string_view run, std::string& out) {
  if (const auto key = read_key(run)) {
    const std::uint32_t id = SyllableTable::possible().find(*key);
    if (id != kNoId) {
      out += SyllableTable::possible().text(id);
      return;
    }
  }
  if (!append_lower_fast(run.data(), run.data() + run.size(), out)) append_lower_rare(run, out);
}

}  // namespace

std::string normalize(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    if (const char* const run = run_end(p, end); run > p) {
      append_normalized_run({p, static_cast<std::size_t>(run - p)}, out);
      p = run;
      continue;
    }
    const CodePoint c = decode(p, end);
    if (c.value == U'\uFFFD')
      out += "\xEF\xBF\xBD";
    else
      out.append(p, c.length);
    p += c.length;
  }
  return out;
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
