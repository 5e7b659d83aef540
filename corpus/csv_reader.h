#ifndef THONGCAO_CORPUS_CSV_READER_H_
#define THONGCAO_CORPUS_CSV_READER_H_

#include <string_view>

#include <thongcao/dump_reader.h>

#include "on_record.h"

namespace thongcao {

// Whether a text begins with a header that names the columns of announcements.
bool looks_like_csv(std::string_view head);

// Reads a chunk of comma-separated values (or separated by semicolons, tabs, bars) with a header, one record
// a row, which may go over several lines. Columns with known names, Vietnamese or English ("Tiêu đề",
// "title"), become the fields of the announcement, others further fields. Several speakers, agencies or
// numbers in one cell are separated by semicolons or ends of lines, a post stands in parentheses behind the
// name.
void read_csv(const Chunk& chunk, const OnRecord& on_record, const ChunkParser::OnProblem& on_problem);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_CSV_READER_H_
