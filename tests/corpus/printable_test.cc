#include <gtest/gtest.h>

#include <thongcao/printable.h>

namespace thongcao {
namespace {

TEST(Printable, TextStaysAsItIs) {
  for (const char* text : {"", "Hội nghị tổng kết", "KH&CN – “thơ”…", "日本語", "a\u0301", "€ ₫ \u00A0"})
    EXPECT_EQ(printable_text(text), text);
}

TEST(Printable, WhatCommandsATerminalOrTurnsTextRoundGoes) {
  const std::pair<const char*, const char*> cases[] = {
      {"a\x1B[31mb", "a[31mb"},
      {"a\x07\x08\x7F"
       "b",
       "ab"},
      {"a\u0085\u009Bb", "ab"},
      {"a\u202Eb\u202C", "ab"},
      {"a\u2066b\u2069", "ab"},
      {"a\u200E\u200F\u061C"
       "b",
       "ab"},
      {"a\u2028\u2029"
       "b",
       "ab"},
      {"a\tb\nc\rd", "a b c d"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(printable_text(text), expected);
}

TEST(Printable, CutSequencesAreLeftAlone) {
  for (const char* text : {"\xC2", "\xE2", "\xE2\x80", "\xD8"}) {
    EXPECT_EQ(unprintable_length(text), 0u);
    EXPECT_EQ(printable_text(text), text);
  }
}

}  // namespace
}  // namespace thongcao
