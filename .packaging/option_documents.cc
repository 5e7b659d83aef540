#include "option_documents.h"

#include <algorithm>
#include <ostream>
#include <sstream>
#include <utility>
#include <vector>

#include <boost/program_options/cmdline.hpp>
#include <boost/program_options/errors.hpp>

namespace thongcao {
namespace {

namespace po = boost::program_options;

struct Option {
  std::string letter;     // "n" of "-n", or empty
  std::string name;       // "limit"
  std::string value;      // "N", or empty
  std::string otherwise;  // what holds when it is not given, or empty
  std::string description;

  bool takes_file() const { return value == "FILE"; }
  // The values that are possible, separated by spaces; empty when these are not known.
  std::string choices() const {
    if (value.find('|') == std::string::npos) return {};
    std::string list = value;
    std::replace(list.begin(), list.end(), '|', ' ');
    return list;
  }
};

std::vector<Option> options_of(const Program& program) {
  std::vector<Option> options;
  for (const auto& defined : program.options.options()) {
    Option& option = options.emplace_back();
    const std::string letter = defined->canonical_display_name(po::command_line_style::allow_dash_for_short);
    if (letter.size() == 2 && letter[0] == '-') option.letter = letter.substr(1);
    option.name = defined->long_name();
    option.description = defined->description();
    if (defined->semantic()->max_tokens() == 0) continue;
    option.value = defined->semantic()->name();  // "N" or "N (=10)"
    const std::size_t otherwise = option.value.find(" (=");
    if (otherwise == std::string::npos) continue;
    option.otherwise = option.value.substr(otherwise + 3, option.value.size() - otherwise - 4);
    option.value.resize(otherwise);
  }
  return options;
}

// The text with `before` in front of each of these characters.
std::string escaped(std::string_view text, std::string_view characters, char before) {
  std::string result;
  for (const char c : text) {
    if (characters.find(c) != std::string_view::npos) result += before;
    result += c == '\n' ? ' ' : c;
  }
  return result;
}

// In single quotes, for a shell.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? "'\\''" : std::string(1, c == '\n' ? ' ' : c);
  return result + '\'';
}

std::string roff(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool begins_line = result.empty() || result.back() == '\n';
    if (begins_line && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else
      result += c;
  }
  return result;
}

void print_man(const Program& program, std::ostream& out) {
  std::string title = program.name;
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  out << ".TH " << roff(title) << " 1 \"\" \"thongcao " THONGCAO_VERSION "\" \"User Commands\"\n.SH NAME\n"
      << roff(program.name) << " \\- " << roff(program.summary) << "\n.SH SYNOPSIS\n.nf\n";
  std::istringstream lines{std::string(program.usage)};
  std::string line;
  while (std::getline(lines, line) && (line.starts_with("Usage: ") || line.starts_with("       ")))
    out << roff(line.substr(7)) << '\n';
  out << ".fi\n.SH DESCRIPTION\n";
  do {
    if (line.starts_with("Exit status: ")) {
      out << ".SH EXIT STATUS\n";
      line.erase(0, line.find(' ', 5) + 1);
    }
    if (!line.empty()) out << roff(line) << "\n";
  } while (std::getline(lines, line));
  out << ".SH OPTIONS\n";
  for (const Option& option : options_of(program)) {
    out << ".TP\n\\fB";
    if (!option.letter.empty()) out << "\\-" << option.letter << "\\fR, \\fB";
    out << "\\-\\-" << roff(option.name) << "\\fR";
    if (!option.value.empty()) out << " \\fI" << roff(option.value) << "\\fR";
    out << '\n' << roff(option.description);
    if (!option.otherwise.empty()) out << " (" << roff(option.otherwise) << " unless given)";
    out << '\n';
  }
  out << ".SH SEE ALSO\n";
  const char* separator = "";
  for (const std::string other :
       {"thongcao-index", "thongcao-search", "thongcao-serve", "thongcao-tokenize"}) {
    if (other == program.name) continue;
    out << std::exchange(separator, ",\n") << ".BR " << roff(other) << " (1)";
  }
  out << '\n';
}

void print_bash(const Program& program, std::ostream& out) {
  std::string function = '_' + program.name;
  std::replace(function.begin(), function.end(), '-', '_');
  std::string names;
  out << "# bash completion for " << program.name << "\n"
      << function << "() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n  case ${COMP_WORDS[COMP_CWORD-1]} in\n";
  for (const Option& option : options_of(program)) {
    names += (names.empty() ? "--" : " --") + option.name;
    if (option.value.empty()) continue;
    out << "    ";
    if (!option.letter.empty()) out << '-' << option.letter << '|';
    out << "--" << option.name << ")\n      ";
    if (option.takes_file())
      out << "mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n";
    else
      out << "mapfile -t COMPREPLY < <(compgen -W " << quoted(option.choices()) << " -- \"$word\")\n";
    out << "      return\n      ;;\n";
  }
  out << "  esac\n  if [[ $word == -* ]]; then\n    mapfile -t COMPREPLY < <(compgen -W " << quoted(names)
      << " -- \"$word\")\n  else\n    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n  fi\n}\ncomplete "
         "-o filenames -F "
      << function << ' ' << program.name << '\n';
}

void print_zsh(const Program& program, std::ostream& out) {
  out << "#compdef " << program.name << "\n\n_arguments -s \\\n";
  for (const Option& option : options_of(program)) {
    std::string rest = '[' + escaped(option.description, "[]:\\", '\\') + ']';
    if (!option.value.empty()) {
      rest += ':' + escaped(option.value, ":", '\\') + ':';
      if (option.takes_file())
        rest += "_files";
      else
        rest += option.choices().empty() ? " " : '(' + option.choices() + ')';
    }
    const std::string long_name = "--" + option.name + (option.value.empty() ? "" : "=");
    if (option.letter.empty())
      out << "  " << quoted(long_name + rest) << " \\\n";
    else
      out << "  '(-" << option.letter << " --" << option.name << ")'{-" << option.letter << ',' << long_name
          << '}' << quoted(rest) << " \\\n";
  }
  out << "  '*:file:_files'\n";
}

void print_fish(const Program& program, std::ostream& out) {
  for (const Option& option : options_of(program)) {
    out << "complete -c " << program.name;
    if (!option.letter.empty()) out << " -s " << option.letter;
    out << " -l " << option.name << " -d " << quoted(option.description);
    if (option.takes_file()) out << " -r -F";
    if (!option.value.empty() && !option.takes_file()) out << " -x";
    if (!option.choices().empty()) out << " -a " << quoted(option.choices());
    out << '\n';
  }
}

void print_document(const std::string& format, const Program& program, std::ostream& out) {
  if (format == "man") return print_man(program, out);
  if (format == "bash") return print_bash(program, out);
  if (format == "zsh") return print_zsh(program, out);
  if (format == "fish") return print_fish(program, out);
  throw po::error("--generate takes man, bash, zsh or fish, not '" + format + "'");
}

}  // namespace

bool print_about(const po::variables_map& values, const Program& program, std::ostream& out) {
  if (values.count("help") != 0)
    out << program.usage << program.options;
  else if (values.count("version") != 0)
    out << program.name << " " THONGCAO_VERSION "\n";
  else if (values.count("generate") != 0)
    print_document(values["generate"].as<std::string>(), program, out);
  else
    return false;
  return true;
}

}  // namespace thongcao
