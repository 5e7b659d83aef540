#ifndef THONGCAO_PACKAGING_OPTION_DOCUMENTS_H_
#define THONGCAO_PACKAGING_OPTION_DOCUMENTS_H_

#include <iosfwd>
#include <string>
#include <string_view>

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>

namespace thongcao {

// What a program says about itself, for documents made from the definitions that its --help prints.
struct Program {
  std::string name;        // "thongcao-search"
  std::string summary;     // for the first line of the manual page
  std::string_view usage;  // printed by --help before the options: lines "Usage: …", text, "Exit status: …"
  const boost::program_options::options_description& options;
};

// Prints what --help, --version or the hidden option --generate asks for: the page for man, or the
// completions for bash, zsh or fish. An option takes what its value's name lists ("text|json"), a file where
// that is FILE. Returns whether one of them was given. Throws boost::program_options::error for any other
// document.
bool print_about(const boost::program_options::variables_map& values, const Program& program,
                 std::ostream& out);

}  // namespace thongcao

#endif  // THONGCAO_PACKAGING_OPTION_DOCUMENTS_H_
