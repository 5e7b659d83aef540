#ifndef THONGCAO_CORPUS_JSON_RECORDS_H_
#define THONGCAO_CORPUS_JSON_RECORDS_H_

#include <thongcao/dump_reader.h>

#include "on_record.h"

namespace thongcao {

// Reads a chunk of JSON lines, one record a line.
void read_json_lines(const Chunk& chunk, const OnRecord& on_record, const ChunkParser::OnProblem& on_problem);

// Reads a JSON document: one record, or an array of records.
void read_json_document(const Chunk& chunk, const OnRecord& on_record,
                        const ChunkParser::OnProblem& on_problem);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_JSON_RECORDS_H_
