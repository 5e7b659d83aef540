#include "csv_columns.h"

#include <array>
#include <string>
#include <utility>

#include <thongcao/tokenizer.h>

#include "extraction/letters.h"

namespace thongcao {
namespace {

// Names of columns in small letters without diacritics, words separated by one space.
constexpr auto kColumns = std::to_array<std::pair<std::string_view, CsvColumn>>({
    {"id", CsvColumn::id},
    {"ma", CsvColumn::id},
    {"ma so", CsvColumn::id},
    {"title", CsvColumn::title},
    {"headline", CsvColumn::title},
    {"tieu de", CsvColumn::title},
    {"tua de", CsvColumn::title},
    {"nhan de", CsvColumn::title},
    {"trich yeu", CsvColumn::title},
    {"ten van ban", CsvColumn::title},
    {"ten bai", CsvColumn::title},
    {"ten bai viet", CsvColumn::title},
    {"body", CsvColumn::body},
    {"content", CsvColumn::body},
    {"text", CsvColumn::body},
    {"noi dung", CsvColumn::body},
    {"toan van", CsvColumn::body},
    {"noi dung bai viet", CsvColumn::body},
    {"date", CsvColumn::date},
    {"published", CsvColumn::date},
    {"publish date", CsvColumn::date},
    {"published at", CsvColumn::date},
    {"ngay", CsvColumn::date},
    {"ngay dang", CsvColumn::date},
    {"ngay ban hanh", CsvColumn::date},
    {"ngay ky", CsvColumn::date},
    {"ngay cong bo", CsvColumn::date},
    {"ngay phat hanh", CsvColumn::date},
    {"ngay xuat ban", CsvColumn::date},
    {"speaker", CsvColumn::speaker},
    {"speakers", CsvColumn::speaker},
    {"nguoi noi", CsvColumn::speaker},
    {"nguoi phat bieu", CsvColumn::speaker},
    {"nguoi ky", CsvColumn::speaker},
    {"role", CsvColumn::role},
    {"chuc vu", CsvColumn::role},
    {"chuc danh", CsvColumn::role},
    {"source", CsvColumn::source},
    {"nguon", CsvColumn::source},
    {"nguon tin", CsvColumn::source},
    {"url", CsvColumn::url},
    {"link", CsvColumn::url},
    {"duong dan", CsvColumn::url},
    {"lien ket", CsvColumn::url},
    {"dia chi web", CsvColumn::url},
    {"organization", CsvColumn::organization},
    {"organizations", CsvColumn::organization},
    {"agency", CsvColumn::organization},
    {"co quan", CsvColumn::organization},
    {"co quan ban hanh", CsvColumn::organization},
    {"don vi", CsvColumn::organization},
    {"don vi ban hanh", CsvColumn::organization},
    {"doc number", CsvColumn::doc_number},
    {"doc numbers", CsvColumn::doc_number},
    {"so hieu", CsvColumn::doc_number},
    {"so ky hieu", CsvColumn::doc_number},
    {"so van ban", CsvColumn::doc_number},
});

}  // namespace

CsvColumn csv_column(std::string_view name) {
  std::string plain;
  for (const char c : fold_diacritics(to_lower(name))) {
    const bool space = c == ' ' || c == '_' || c == '-' || c == '/' || c == '\n' || c == '\r';
    if (!space) plain += c;
    if (space && !plain.empty() && plain.back() != ' ') plain += ' ';
  }
  for (const auto& [known, column] : kColumns)
    if (plain == known) return column;
  return CsvColumn::further;
}

}  // namespace thongcao
