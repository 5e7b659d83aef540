#ifndef THONGCAO_CORPUS_ENCODING_SINGLE_BYTE_TABLES_H_
#define THONGCAO_CORPUS_ENCODING_SINGLE_BYTE_TABLES_H_

#include <array>

namespace thongcao {

// The character of each byte, U+FFFD where there is none. Windows-1258 has combining tones among them.
using SingleByteTable = std::array<char16_t, 256>;

extern const SingleByteTable kTcvn3;
extern const SingleByteTable kViscii;
extern const SingleByteTable kVps;
extern const SingleByteTable kWindows1258;
// Bytes that are a character by themselves; see vni_windows.h for the pairs.
extern const SingleByteTable kVniSingles;

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_ENCODING_SINGLE_BYTE_TABLES_H_
