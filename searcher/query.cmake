# The query language: what a query string says, before any index is asked. Tests and fuzzers link it without Xapian.
thongcao_part(query
  SOURCES
    keystrokes.cc
    letter_case.cc
    query.cc
    query_dates.cc
    query_error.cc
    query_lexer.cc
    query_parser.cc
    spelling_variants.cc
  LIBRARIES corpus tokenizer
  MODULES icu-uc)
target_include_directories(thongcao_query PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/include)
