// Build-time program: checks the lexicon files and writes them into one C++ source.
//   embed_lexicon OUTPUT FILE...
// A mistake in a file fails the build with file:line.

#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "lexicon_file.h"

namespace {

// Compilers limit the length of one literal, so a file is written as an array of numbers.
void write_array(std::string_view text, std::size_t number, std::ostream& out) {
  out << "constexpr char kText" << number << "[] = {";
  for (std::size_t i = 0; i < text.size(); ++i) {
    out << (i % 32 == 0 ? "\n" : "") << static_cast<int>(static_cast<signed char>(text[i])) << ',';
  }
  out << "0};\n";
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 3) throw std::runtime_error("usage: embed_lexicon OUTPUT FILE...");
    std::ofstream out(argv[1], std::ios::binary);
    out << "#include <array>\n#include <span>\n#include \"lexicon_file.h\"\nnamespace thongcao {\nnamespace "
           "{\n";
    std::string table;
    for (int i = 2; i < argc; ++i) {
      const std::string path = argv[i];
      const std::string text = read_file(path);
      thongcao::parse_lexicon_file(text, path, thongcao::SyllableCheck::make,
                                   [](const thongcao::LexiconLine&) {});
      const auto number = static_cast<std::size_t>(i - 2);
      write_array(text, number, out);
      const std::string name = path.substr(path.find_last_of('/') + 1);
      table += "    LexiconFile{\"" + name + "\", {kText" + std::to_string(number) + ", " +
               std::to_string(text.size()) + "}},\n";
    }
    out << "constexpr std::array kFiles = {\n"
        << table << "};\n}  // namespace\n"
        << "std::span<const LexiconFile> built_in_lexicon_files() { return kFiles; }\n}  // namespace "
           "thongcao\n";
    if (!out.flush()) throw std::runtime_error(std::string(argv[1]) + ": cannot be written");
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::cerr << "embed_lexicon: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
