#ifndef THONGCAO_CORPUS_ENCODING_VIETNAMESE_LETTERS_H_
#define THONGCAO_CORPUS_ENCODING_VIETNAMESE_LETTERS_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace thongcao {

inline constexpr char16_t kReplacement = 0xFFFD;

inline constexpr std::size_t kVowelCount = 12;
inline constexpr std::size_t kToneCountOfVowel = 6;

// The vowels, each with its tones: level, grave, acute, hook, tilde, dot. With đ these are the 67 letters
// beyond ASCII (134 in both cases).
inline constexpr std::array<std::u16string_view, kVowelCount> kSmallVowels = {
    u"aàáảãạ", u"ăằắẳẵặ", u"âầấẩẫậ", u"eèéẻẽẹ", u"êềếểễệ", u"iìíỉĩị",
    u"oòóỏõọ", u"ôồốổỗộ", u"ơờớởỡợ", u"uùúủũụ", u"ưừứửữự", u"yỳýỷỹỵ",
};
inline constexpr std::array<std::u16string_view, kVowelCount> kCapitalVowels = {
    u"AÀÁẢÃẠ", u"ĂẰẮẲẴẶ", u"ÂẦẤẨẪẬ", u"EÈÉẺẼẸ", u"ÊỀẾỂỄỆ", u"IÌÍỈĨỊ",
    u"OÒÓỎÕỌ", u"ÔỒỐỔỖỘ", u"ƠỜỚỞỠỢ", u"UÙÚỦŨỤ", u"ƯỪỨỬỮỰ", u"YỲÝỶỸỴ",
};

// Combining marks of the tones; none for the level one.
inline constexpr std::array<char16_t, kToneCountOfVowel> kToneMarks = {0,      0x0300, 0x0301,
                                                                       0x0309, 0x0303, 0x0323};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_ENCODING_VIETNAMESE_LETTERS_H_
