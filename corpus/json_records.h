#ifndef THONGCAO_CORPUS_JSON_RECORDS_H_
#define THONGCAO_CORPUS_JSON_RECORDS_H_

#include <functional>

#include <thongcao/announcement.h>
#include <thongcao/dump_reader.h>

namespace thongcao {

// An announcement as a record gives it. `understood` says that the record is one of to_json_line(): what it
// leaves out is known to be absent, and nothing should be guessed.
using OnRecord = std::function<void(Announcement&& announcement, bool understood)>;

// Reads a chunk of JSON lines, one record a line.
void read_json_lines(const Chunk& chunk, const OnRecord& on_record, const ChunkParser::OnProblem& on_problem);

// Reads a JSON document: one record, or an array of records.
void read_json_document(const Chunk& chunk, const OnRecord& on_record,
                        const ChunkParser::OnProblem& on_problem);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_JSON_RECORDS_H_
