#ifndef THONGCAO_CORPUS_EXTRACTION_LEXICON_TABLES_H_
#define THONGCAO_CORPUS_EXTRACTION_LEXICON_TABLES_H_

#include <vector>

#include "extraction/lexicon.h"

// The tables of the lexicon: small letters, tone marks in the new place, one space between words.
namespace thongcao {

void add_office_tables(std::vector<LexiconTable>& tables);  // lexicon_offices.cc
void add_speech_tables(std::vector<LexiconTable>& tables);  // lexicon_speech.cc
void add_name_tables(std::vector<LexiconTable>& tables);    // lexicon_names.cc
void add_body_tables(std::vector<LexiconTable>& tables);    // lexicon_bodies.cc

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_LEXICON_TABLES_H_
