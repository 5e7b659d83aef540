#include "normal_form.h"

#include "characters.h"
#include "rare_characters.h"
#include "syllable.h"
#include "syllable_table.h"

namespace thongcao {
namespace {

constexpr std::string_view kTypographicApostrophe = "\xE2\x80\x99";

// End of the run of letters and marks of any script at `p`; `p` itself when there is none.
const char* letters_end(const char* p, const char* end) {
  while (p < end) {
    const CodePoint code_point = decode(p, end);
    const CharacterClass cls = classify(code_point.value).cls;
    const bool inside = cls == CharacterClass::letter || cls == CharacterClass::mark ||
                        (cls == CharacterClass::rare && continues_rare_token(p, end));
    if (!inside) break;
    p += code_point.length;
  }
  return p;
}

}  // namespace

bool append_lower_fast(const char* begin, const char* end, std::string& out) {
  const std::size_t mark = out.size();
  Letter letter = kNoLetter;
  Tone tone = kLevel;
  const auto flush = [&] {
    if (letter != kNoLetter) out += spelling(letter, tone);
    letter = kNoLetter;
    tone = kLevel;
  };
  for (const char* p = begin; p < end;) {
    const CodePoint code_point = decode(p, end);
    const Character c = classify(code_point.value);
    bool simple = true;
    if (c.cls == CharacterClass::letter) {
      flush();
      letter = c.letter;
      tone = c.tone;
    } else if (c.cls == CharacterClass::mark) {
      if (c.tone != kLevel) {
        simple = tone == kLevel && is_vowel(letter);
        tone = c.tone;
      } else {
        // A quality mark behind a tone mark composes only where the tone is the dot below (canonical order).
        const Letter composed =
            tone == kLevel || tone == kDot ? with_quality_mark(letter, code_point.value) : kNoLetter;
        simple = composed != kNoLetter;
        letter = composed;
      }
    } else if (c.cls == CharacterClass::rare) {
      simple = false;
    } else {
      flush();
      out.append(p, code_point.length);
    }
    if (!simple) {
      out.resize(mark);
      return false;
    }
    p += code_point.length;
  }
  flush();
  return true;
}

void append_lower(std::string_view text, std::string& out) {
  if (!append_lower_fast(text.data(), text.data() + text.size(), out)) append_lower_rare(text, out);
}

void canonicalize_syllables(std::string& out, std::size_t from) {
  while (from < out.size()) {
    const char* const begin = out.data() + from;
    const auto length = static_cast<std::size_t>(letters_end(begin, out.data() + out.size()) - begin);
    if (length == 0) {
      ++from;  // what follows within one character is no letter either
      continue;
    }
    const auto key = read_key({begin, length});
    const std::uint32_t id = key ? SyllableTable::possible().find(*key) : kNoId;
    const std::string_view canonical =
        id == kNoId ? std::string_view(begin, length) : SyllableTable::possible().text(id);
    const std::size_t next = from + canonical.size();
    if (id != kNoId) out.replace(from, length, canonical);
    from = next;
  }
}

void append_normal_form(std::string_view text, std::string& out) {
  const std::size_t start = out.size();
  append_lower(text, out);
  for (std::size_t at = start; (at = out.find(kTypographicApostrophe, at)) != std::string::npos;) {
    out.replace(at, kTypographicApostrophe.size(), "'");
  }
  canonicalize_syllables(out, start);
}

}  // namespace thongcao
