// thongcao-measure-encoding-detection: converts the paragraphs of a dump into each encoding and prints how
// often it is detected; how often to_utf8_mixed(), which reads dumps, gets the same as to_utf8() that is told
// the encoding; and how often the text survives the conversion there and back (capitals of TCVN3 and signs
// that an encoding lacks do not).

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include <thongcao/dump_reader.h>
#include <thongcao/encoding.h>

namespace {

using thongcao::Encoding;

constexpr std::array<Encoding, 8> kEncodings = {Encoding::utf8,  Encoding::utf16_le,    Encoding::utf16_be,
                                                Encoding::tcvn3, Encoding::vni_windows, Encoding::viscii,
                                                Encoding::vps,   Encoding::windows_1258};
constexpr std::size_t kMinimumCharacters = 200;

struct Tally {
  std::size_t paragraphs = 0;
  std::size_t right = 0;
  std::size_t read_right = 0;
  std::size_t same_text = 0;
  std::map<std::string_view, std::size_t> taken_for;
};

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

void measure(std::string_view paragraph, Encoding encoding, Tally& tally) {
  const std::string bytes = thongcao::from_utf8(paragraph, encoding);
  const thongcao::DetectedEncoding found = thongcao::detect_encoding(bytes);
  ++tally.paragraphs;
  if (found.encoding == encoding) {
    ++tally.right;
  } else if (++tally.taken_for[to_string(found.encoding)] <= 3) {
    std::cerr << to_string(encoding) << " taken for " << to_string(found.encoding) << " (" << found.confidence
              << "): " << paragraph << '\n';
  }
  const std::string text = thongcao::to_utf8(bytes, encoding);
  tally.same_text += text == paragraph;
  tally.read_right += thongcao::to_utf8_mixed(bytes) == text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "Usage: thongcao-measure-encoding-detection DUMP.jsonl [EVERY]\n"
                 "Takes each EVERY-th paragraph of 200 or more characters (default 1).\n";
    return 2;
  }
  const std::size_t every = argc > 2 ? std::stoul(argv[2]) : 1;
  const auto on_problem = [](const thongcao::Problem& problem) {
    std::cerr << problem.where << ": " << problem.what << '\n';
  };
  std::array<Tally, kEncodings.size()> tallies;
  std::size_t number = 0;
  const auto measure_body = [&](std::string_view body) {
    while (!body.empty()) {
      const std::string_view paragraph = body.substr(0, body.find('\n'));
      body.remove_prefix(std::min(paragraph.size() + 1, body.size()));
      if (count_characters(paragraph) < kMinimumCharacters || is_ascii(paragraph)) continue;
      if (number++ % every != 0) continue;
      for (std::size_t i = 0; i < kEncodings.size(); ++i) measure(paragraph, kEncodings[i], tallies[i]);
    }
  };
  thongcao::DumpReader reader({argv[1]}, {}, on_problem);
  const thongcao::ChunkParser parser;
  for (thongcao::Chunk chunk; reader.next(chunk);)
    parser.parse(
        chunk, [&](thongcao::Announcement&& a) { measure_body(a.body); }, on_problem);

  std::printf("%-13s %10s %10s %10s %10s %s\n", "encoding", "paragraphs", "detected", "read right",
              "same text", "mistaken for");
  for (std::size_t i = 0; i < kEncodings.size(); ++i) {
    const Tally& tally = tallies[i];
    const auto percent = [&](std::size_t part) {
      return 100 * static_cast<double>(part) / static_cast<double>(tally.paragraphs);
    };
    std::printf("%-13s %10zu %9.3f%% %9.3f%% %9.2f%%", to_string(kEncodings[i]), tally.paragraphs,
                percent(tally.right), percent(tally.read_right), percent(tally.same_text));
    for (const auto& [name, times] : tally.taken_for)
      std::printf(" %.*s %zu", static_cast<int>(name.size()), name.data(), times);
    std::printf("\n");
  }
}
