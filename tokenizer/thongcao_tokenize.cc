// thongcao-tokenize: prints the tokens or words of standard input.

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include <boost/program_options.hpp>

#include <thongcao/error.h>
#include <thongcao/tokenizer.h>

#include "option_documents.h"
#include "token_printer.h"

namespace {

constexpr int kExitFailed = 1;
constexpr int kExitUsage = 2;

constexpr const char* kUsageText =
    "Usage: thongcao-tokenize [options] < text\n"
    "Cuts Vietnamese text into words.\n"
    "Exit status: 0 done, 1 failed, 2 wrong usage.\n\n";

}  // namespace

int main(int argc, char** argv) {
  namespace po = boost::program_options;
  po::options_description options("Options");
  std::string format;
  std::string words_file;
  options.add_options()  //
      ("format,f", po::value(&format)->default_value("words")->value_name("words|json|terms"),
       "words: a line for each input line, words separated by spaces, syllables of a word joined by _\n"
       "json: a line of JSON for each token, with byte offsets\n"
       "terms: a line for each word, in its normalised form")  //
      ("lexicon,l", po::value(&words_file)->value_name("FILE"),
       "file of words to add or remove, see tokenizer/lexicon/README.md")  //
      ("help,h", "print this help")("version", "print the version");
  try {
    po::variables_map values;
    po::options_description all;
    all.add(options).add_options()("generate", po::value<std::string>());
    po::store(po::command_line_parser(argc, argv).options(all).positional({}).run(), values);
    po::notify(values);
    if (thongcao::print_about(
            values, {"thongcao-tokenize", "cut Vietnamese text into words", kUsageText, options}, std::cout))
      return EXIT_SUCCESS;
    const auto printer = thongcao::make_token_printer(format, std::cout);
    if (!printer) {
      std::cerr << "thongcao-tokenize: unknown format '" << format << "'; use words, json or terms\n";
      return kExitUsage;
    }
    thongcao::print_tokens(std::cin, thongcao::load_tokenizer(words_file), *printer);
    if (std::ferror(stdin) != 0)
      throw thongcao::Error(thongcao::ErrorCode::io, "standard input cannot be read");
    std::cout.flush();
    if (!std::cout) throw thongcao::Error(thongcao::ErrorCode::io, "standard output cannot be written");
    return EXIT_SUCCESS;
  } catch (const po::error& error) {
    std::cerr << "thongcao-tokenize: " << error.what() << "; see thongcao-tokenize --help\n";
    return kExitUsage;
  } catch (const std::exception& error) {
    std::cerr << "thongcao-tokenize: " << error.what() << '\n';
    return kExitFailed;
  }
}
