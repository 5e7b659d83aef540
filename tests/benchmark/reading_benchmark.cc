// Speed of reading a dump in one thread, format by format, with and without extraction.
//
//   reading_benchmark DUMP.jsonl      records with bodies, e.g. `zstd -dc legal.jsonl.zst`
//
// The other formats are made from the records of the dump. Bytes are those of the file as it lies on disk;
// for docx and pdf, which are compressed or written in codes, those of their text. The baseline is simdjson
// over the same lines: what nobody reads faster.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <thongcao/dump_reader.h>

#include "document_files.h"
#include "html_reader.h"

namespace {

using thongcao::Chunk;

constexpr std::size_t kMaxBytes = 24 << 20;  // of the dump

std::vector<nlohmann::json> g_records;

// A record that says that it is understood is parsed, but nothing is extracted from it.
std::string lines(bool understood) {
  std::string all;
  for (nlohmann::json record : g_records) {
    if (understood) record["guessed"] = nlohmann::json::array();
    all += record.dump() + '\n';
  }
  return all;
}

std::string html_escaped(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n')
      escaped += "</p>\n      <p>";
    else if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else
      escaped += c;
  }
  return escaped;
}

// A page with the amount of menus and scripts that those of public bodies have.
std::string html_page(const nlohmann::json& record) {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>" +
      html_escaped(record.value("title", "")) +
      " - Cổng thông tin điện tử</title>\n"
      "<meta property=\"og:title\" content=\"Tin\"><script>var a = [1, 2, 3];</script></head><body>\n"
      "<div id=\"menu\"><ul>";
  for (int i = 0; i < 20; ++i)
    page += "<li class=\"muc\"><a href=\"/chuyen-muc/" + std::to_string(i) + "\">Chuyên mục</a></li>\n";
  page += "</ul></div><div class=\"noi-dung\"><h1>" + html_escaped(record.value("title", "")) +
          "</h1>\n      <p>" + html_escaped(record.value("body", "")) +
          "</p></div>\n<div class=\"footer\">Bản quyền</div></body></html>\n";
  return page;
}

std::string csv_table() {
  std::string table = "id,title,date,body\n";
  for (const nlohmann::json& record : g_records) {
    for (const char* key : {"id", "title", "date", "body"}) {
      table += table.ends_with('\n') ? "\"" : ",\"";
      for (const char c : record.value(key, "")) table += c == '"' ? std::string("\"\"") : std::string(1, c);
      table += '"';
    }
    table += '\n';
  }
  return table;
}

// Long enough documents: the bodies of several records each.
std::vector<std::string> joined_bodies(std::size_t count) {
  std::vector<std::string> bodies(count);
  for (std::size_t i = 0; i < g_records.size() && i < count * 20; ++i)
    bodies[i / 20] += g_records[i].value("body", "") + '\n';
  return bodies;
}

std::string docx(const std::string& text) {
  std::string paragraphs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    paragraphs += thongcao::tests::docx_paragraph(html_escaped(text.substr(at, end - at)));
    at = end + 1;
  }
  return thongcao::tests::docx_file(paragraphs);
}

std::string pdf(const std::string& text) {
  std::vector<std::vector<std::string>> pages(1);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > 120) end = std::min(end, text.find(' ', at + 100));
    if (pages.back().size() == 50) pages.emplace_back();
    pages.back().push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return thongcao::tests::pdf_file(pages);
}

std::size_t parse(const std::vector<Chunk>& chunks) {
  static const thongcao::ChunkParser parser;
  std::size_t bytes = 0;
  for (const Chunk& chunk : chunks) {
    parser.parse(
        chunk, [&](thongcao::Announcement&& a) { bytes += a.body.size(); },
        [](const thongcao::Problem& problem) {
          std::cerr << problem.where << ": " << problem.what << '\n';
          std::exit(EXIT_FAILURE);
        });
  }
  return bytes;
}

std::vector<Chunk> cut(Chunk::Format format, const std::vector<std::string>& files) {
  std::vector<Chunk> chunks;
  for (const std::string& file : files) {
    chunks.emplace_back();
    chunks.back().format = format;
    chunks.back().name = "a";
    chunks.back().bytes = file;
  }
  return chunks;
}

void run(benchmark::State& state, const std::vector<Chunk>& chunks, std::size_t bytes) {
  for (auto _ : state) benchmark::DoNotOptimize(parse(chunks));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void run(benchmark::State& state, Chunk::Format format, const std::vector<std::string>& files) {
  std::size_t bytes = 0;
  for (const std::string& file : files) bytes += file.size();
  run(state, cut(format, files), bytes);
}

void simdjson_alone(benchmark::State& state) {
  const std::string text = lines(true);
  simdjson::dom::parser parser;
  for (auto _ : state) {
    std::size_t bytes = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      bytes += std::string_view(parser.parse(text.data() + at, end - at)["body"]).size();
      at = end + 1;
    }
    benchmark::DoNotOptimize(bytes);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void json_lines(benchmark::State& state) {
  run(state, Chunk::Format::json_lines, {lines(true)});
}
void json_lines_with_extraction(benchmark::State& state) {
  run(state, Chunk::Format::json_lines, {lines(false)});
}
void csv_with_extraction(benchmark::State& state) {
  run(state, Chunk::Format::csv, {csv_table()});
}
std::vector<std::string> html_pages() {
  std::vector<std::string> pages;
  for (const nlohmann::json& record : g_records) pages.push_back(html_page(record));
  return pages;
}
void html(benchmark::State& state) {
  const std::vector<std::string> pages = html_pages();
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const std::string& page : pages) {
      thongcao::Announcement announcement;
      thongcao::read_html(page, announcement);
      bytes += page.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
void html_with_extraction(benchmark::State& state) {
  run(state, Chunk::Format::html, html_pages());
}
void text_with_extraction(benchmark::State& state) {
  std::vector<std::string> files;
  for (const nlohmann::json& record : g_records)
    files.push_back(record.value("title", "") + "\n" + record.value("body", "") + "\n.");
  run(state, Chunk::Format::text, files);
}
void run_documents(benchmark::State& state, Chunk::Format format, std::string (*make)(const std::string&)) {
  const std::vector<std::string> bodies = joined_bodies(100);
  std::vector<std::string> files;
  std::size_t bytes = 0;
  for (const std::string& body : bodies) {
    files.push_back(make(body));
    bytes += body.size();
  }
  run(state, cut(format, files), bytes);
}
void docx_with_extraction(benchmark::State& state) {
  run_documents(state, Chunk::Format::docx, docx);
}
void pdf_with_extraction(benchmark::State& state) {
  run_documents(state, Chunk::Format::pdf, pdf);
}

// From the file to chunks, packed and not.
void run_reader(benchmark::State& state, thongcao::tests::Compression compression) {
  const std::string path = std::filesystem::temp_directory_path() / "reading_benchmark.jsonl";
  const std::string text = lines(true);
  std::ofstream(path, std::ios::binary)
      << (compression == thongcao::tests::Compression::none ? text
                                                            : thongcao::tests::compressed(text, compression));
  for (auto _ : state) {
    thongcao::DumpReader reader({path}, {}, [](const thongcao::Problem&) { std::exit(EXIT_FAILURE); });
    for (Chunk chunk; reader.next(chunk);) benchmark::DoNotOptimize(chunk.bytes.data());
  }
  std::filesystem::remove(path);
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
void chunks_of_a_file(benchmark::State& state) {
  run_reader(state, thongcao::tests::Compression::none);
}
void chunks_of_a_zstd_file(benchmark::State& state) {
  run_reader(state, thongcao::tests::Compression::zstd);
}
void chunks_of_a_gzip_file(benchmark::State& state) {
  run_reader(state, thongcao::tests::Compression::gzip);
}

BENCHMARK(simdjson_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(chunks_of_a_file)->Unit(benchmark::kMillisecond);
BENCHMARK(chunks_of_a_zstd_file)->Unit(benchmark::kMillisecond);
BENCHMARK(chunks_of_a_gzip_file)->Unit(benchmark::kMillisecond);
BENCHMARK(json_lines)->Unit(benchmark::kMillisecond);
BENCHMARK(json_lines_with_extraction)->Unit(benchmark::kMillisecond);
BENCHMARK(text_with_extraction)->Unit(benchmark::kMillisecond);
BENCHMARK(csv_with_extraction)->Unit(benchmark::kMillisecond);
BENCHMARK(html)->Unit(benchmark::kMillisecond);
BENCHMARK(html_with_extraction)->Unit(benchmark::kMillisecond);
BENCHMARK(docx_with_extraction)->Unit(benchmark::kMillisecond);
BENCHMARK(pdf_with_extraction)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::cerr << "usage: reading_benchmark [--benchmark_…] DUMP.jsonl\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  std::size_t bytes = 0;
  for (std::string line; bytes < kMaxBytes && std::getline(in, line); bytes += line.size())
    g_records.push_back(nlohmann::json::parse(line));
  if (g_records.empty()) {
    std::cerr << argv[1] << ": cannot be read or is empty\n";
    return 1;
  }
  benchmark::RunSpecifiedBenchmarks();
}
