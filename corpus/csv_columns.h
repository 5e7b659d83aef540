#ifndef THONGCAO_CORPUS_CSV_COLUMNS_H_
#define THONGCAO_CORPUS_CSV_COLUMNS_H_

#include <cstdint>
#include <string_view>

namespace thongcao {

// What a column of a table is for an announcement.
enum class CsvColumn : std::uint8_t {
  further,  // none of the others
  id,
  title,
  body,
  date,
  speaker,
  role,
  source,
  url,
  organization,
  doc_number,
};

// By its name in the header, Vietnamese or English, in any case, with or without accents.
CsvColumn csv_column(std::string_view name);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_CSV_COLUMNS_H_
