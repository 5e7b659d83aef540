# The query language: what a query string says, before any index is asked. Objects of the searcher that tests and
# fuzzers link without Xapian.
add_library(thongcao_query OBJECT
  ${CMAKE_CURRENT_LIST_DIR}/keystrokes.cc
  ${CMAKE_CURRENT_LIST_DIR}/letter_case.cc
  ${CMAKE_CURRENT_LIST_DIR}/query.cc
  ${CMAKE_CURRENT_LIST_DIR}/query_dates.cc
  ${CMAKE_CURRENT_LIST_DIR}/query_error.cc
  ${CMAKE_CURRENT_LIST_DIR}/query_lexer.cc
  ${CMAKE_CURRENT_LIST_DIR}/query_parser.cc
  ${CMAKE_CURRENT_LIST_DIR}/spelling_variants.cc)
target_include_directories(thongcao_query PUBLIC ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_LIST_DIR}/include)
target_link_libraries(thongcao_query PUBLIC thongcao::corpus thongcao::tokenizer
                      PRIVATE ICU::uc thongcao_build_options)
