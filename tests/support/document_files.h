#ifndef THONGCAO_TESTS_SUPPORT_DOCUMENT_FILES_H_
#define THONGCAO_TESTS_SUPPORT_DOCUMENT_FILES_H_

#include <string>
#include <string_view>
#include <vector>

#include "archive_files.h"

namespace thongcao::tests {

// A Word document with this XML in its body, and in its core properties.
inline std::string docx_file(const std::string& body, const std::string& properties = {}) {
  const std::string begin = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  return zip_file(
      {{"[Content_Types].xml", begin + "<Types/>"},
       {"word/document.xml",
        begin + "<w:document xmlns:w=\"urn:w\"><w:body>" + body + "<w:sectPr/></w:body></w:document>"},
       {"docProps/core.xml", begin + "<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"urn:dc\">" +
                                 properties + "</cp:coreProperties>"}});
}

// One of its paragraphs.
inline std::string docx_paragraph(const std::string& text, const std::string& style = {}) {
  const std::string properties = style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
  return "<w:p>" + properties + "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

// An OpenDocument text with this XML as its text.
inline std::string odt_file(const std::string& text, const std::string& kind = "text") {
  const std::string begin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  return zip_file({{"mimetype", "application/vnd.oasis.opendocument." + kind},
                   {"content.xml", begin +
                                       "<office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" "
                                       "xmlns:table=\"urn:tb\"><office:body><office:" +
                                       kind + ">" + text + "</office:" + kind +
                                       "></office:body></office:document-content>"},
                   {"meta.xml", begin + "<office:document-meta/>"}});
}

struct PdfOptions {
  std::string title;
  std::string created;     // "20191219080000+07'00'"
  bool encrypted = false;  // with a password that nobody knows
};

// A PDF file of pages with lines of text from top to bottom, in a font that is not embedded; an empty line is
// a gap. Texts are UTF-8 within the basic plane.
std::string pdf_file(const std::vector<std::vector<std::string>>& pages, const PdfOptions& options = {});

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_SUPPORT_DOCUMENT_FILES_H_
