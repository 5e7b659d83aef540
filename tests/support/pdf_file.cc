#include <array>
#include <cstdio>

#include <unicode/unistr.h>

#include "document_files.h"

namespace thongcao::tests {
namespace {

// UTF-16 in big-endian hexadecimal digits.
std::string hex(const std::string& text) {
  std::string digits;
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  for (int i = 0; i < units.length(); ++i) {
    std::array<char, 8> unit{};
    std::snprintf(unit.data(), unit.size(), "%04X", static_cast<unsigned>(units[i]));
    digits += unit.data();
  }
  return digits;
}

std::string stream(const std::string& content) {
  return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream";
}

// Codes are UTF-16 units: the map says of the blocks in use that they are themselves.
std::string unicode_map() {
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n5 beginbfrange\n";
  for (const char* block : {"00", "01", "03", "1E", "20"})
    map += "<" + std::string(block) + "00> <" + block + "FF> <" + block + "00>\n";
  return map + "endbfrange endcmap end end";
}

std::string page_content(const std::vector<std::string>& lines) {
  constexpr int kTop = 780;
  constexpr int kLineHeight = 14;
  std::string content;
  int y = kTop;
  for (const std::string& line : lines) {
    y -= kLineHeight;
    if (!line.empty()) content += "BT /F1 11 Tf 60 " + std::to_string(y) + " Td <" + hex(line) + "> Tj ET\n";
  }
  return content;
}

}  // namespace

std::string pdf_file(const std::vector<std::vector<std::string>>& pages, const PdfOptions& options) {
  constexpr std::size_t kFirstPage = 8;  // two objects for each page
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(kFirstPage + 2 * i) + " 0 R ";
  std::string info = "<< ";
  if (!options.title.empty()) info += "/Title <FEFF" + hex(options.title) + "> ";
  if (!options.created.empty()) info += "/CreationDate (D:" + options.created + ") ";
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [ " + kids + "] >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H /DescendantFonts [4 0 R] "
      "/ToUnicode 6 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /DW 500 /FontDescriptor 5 0 R /CIDSystemInfo "
      "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
      "<< /Type /FontDescriptor /FontName /Times /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
      "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
      stream(unicode_map()),
      info + ">>",
  };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    objects.push_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> "
        ">> /Contents " +
        std::to_string(kFirstPage + 2 * i + 1) + " 0 R >>");
    objects.push_back(stream(page_content(pages[i])));
  }

  std::string file = "%PDF-1.5\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::array<char, 32> entry{};
    std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", file.size());
    table += entry.data();
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string nobody(64, '5');
  const std::string encryption = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + nobody + "> /U <" +
                                 nobody + "> >> /ID [<00> <00>] ";
  return file + "xref\n0 " + std::to_string(objects.size() + 1) + "\n" + table + "trailer\n<< /Size " +
         std::to_string(objects.size() + 1) + " /Root 1 0 R /Info 7 0 R " +
         (options.encrypted ? encryption : "") + ">>\nstartxref\n" + std::to_string(file.size()) +
         "\n%%EOF\n";
}

}  // namespace thongcao::tests
