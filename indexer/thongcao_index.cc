// thongcao-index: indexes a dump of announcements.

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <unistd.h>

#include <thongcao/error.h>
#include <thongcao/indexer.h>

#include "index_report.h"

namespace {

namespace po = boost::program_options;

constexpr int kMaxJobs = 1024;  // as IndexOptions takes them

enum Exit { kDone = 0, kFailed = 1, kUsage = 2, kDoneWithSkipped = 3 };

struct Options {
  std::string database;
  std::vector<std::string> inputs;
  thongcao::IndexOptions index;
  bool dry_run = false;
  bool quiet = false;
  std::string progress = "auto";
};

constexpr const char* kUsageText =
    "Usage: thongcao-index [options] DATABASE INPUT...\n"
    "Reads announcements and indexes them. INPUT: files (txt, md, html, json, jsonl, csv, docx, odt, pdf),\n"
    "folders of them, archives (zip, tar, gz, bz2, xz, zst); - reads JSON lines from standard input.\n"
    "Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some input was skipped.\n\n";

po::options_description visible_options(Options& options) {
  po::options_description visible("Options");
  visible.add_options()  //
      ("jobs,j", po::value(&options.index.jobs)->value_name("N"),
       "threads that parse and tokenize (default: one for each processor)")  //
      ("dry-run,n", po::bool_switch(&options.dry_run),
       "print the announcements as understood, as JSON lines, and index nothing")  //
      ("prune", po::bool_switch(&options.index.prune),
       "remove announcements that the inputs no longer have")  //
      ("encoding", po::value<std::string>()->value_name("NAME"),
       "encoding of all inputs: utf-8, utf-16le, utf-16be, tcvn3, vni, viscii, vps, windows-1258 "
       "(default: detected for each)")  //
      ("include", po::value(&options.index.dump.include)->value_name("PATTERN"),
       "read only files below folders and in archives that match, as \"*.pdf\" or \"2019/*\"; a pattern "
       "with / is compared with the path below INPUT, one without with each part of it; may be repeated")  //
      ("exclude", po::value(&options.index.dump.exclude)->value_name("PATTERN"),
       "do not read files, folders and archives that match; may be repeated")  //
      ("quiet,q", po::bool_switch(&options.quiet), "print errors only")        //
      ("progress", po::value(&options.progress)->value_name("auto|never"),
       "auto shows progress when standard error is a terminal")  //
      ("help,h", "print this help")("version", "print the version");
  return visible;
}

// Returns false when help or version was asked for and printed. Throws po::error on wrong usage.
bool parse(int argc, char** argv, Options& options) {
  const po::options_description visible = visible_options(options);
  po::options_description all;
  all.add(visible).add_options()("database", po::value(&options.database))("input",
                                                                           po::value(&options.inputs));
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(po::positional_options_description().add("database", 1).add("input", -1))
                .run(),
            values);
  if (values.count("help") != 0) {
    std::cout << kUsageText << visible;
    return false;
  }
  if (values.count("version") != 0) {
    std::cout << "thongcao-index " THONGCAO_VERSION "\n";
    return false;
  }
  po::notify(values);
  if (values.count("encoding") != 0) {
    const auto& name = values["encoding"].as<std::string>();
    options.index.dump.encoding = thongcao::encoding_from_string(name);
    if (!options.index.dump.encoding)
      throw po::error("--encoding takes tcvn3, vni, viscii, vps, windows-1258, utf-8 or utf-16le, not '" +
                      name + "'");
  }
  if (options.dry_run && !options.database.empty() && options.inputs.empty()) {
    options.inputs.push_back(options.database);  // a dry run needs no database
  }
  if (options.database.empty() || options.inputs.empty())
    throw po::error("DATABASE and at least one INPUT are needed");
  if (options.index.jobs < 0 || options.index.jobs > kMaxJobs) {
    throw po::error("--jobs takes a number from 0 (one for each processor) to " + std::to_string(kMaxJobs) +
                    ", not " + std::to_string(options.index.jobs));
  }
  if (options.progress != "auto" && options.progress != "never") {
    throw po::error("--progress takes auto or never, not '" + options.progress + "'");
  }
  return true;
}

void print_problem(const thongcao::Problem& problem) {
  std::cerr << "thongcao-index: " << thongcao::printable(problem.where) << ": "
            << thongcao::printable(problem.what) << '\n';
}

int dry_run(const Options& options) {
  bool skipped = false;
  const auto on_problem = [&](const thongcao::Problem& problem) {
    print_problem(problem);
    skipped = true;
  };
  thongcao::DumpReader reader(options.inputs, options.index.dump, on_problem);
  const thongcao::ChunkParser parser;
  for (thongcao::Chunk chunk; reader.next(chunk);) {
    parser.parse(
        chunk,
        [](thongcao::Announcement&& a) {
          std::cout << thongcao::escape_controls(thongcao::to_json_line(a)) << '\n';
        },
        on_problem);
  }
  std::cout.flush();
  if (!std::cout) throw thongcao::Error(thongcao::ErrorCode::io, "standard output cannot be written");
  return skipped ? kDoneWithSkipped : kDone;
}

int index(const Options& options) {
  thongcao::Indexer indexer(options.database, options.index);
  thongcao::ProgressLine progress(std::cerr);
  indexer.on_problem([&](const thongcao::Problem& problem) {
    progress.clear();
    print_problem(problem);
  });
  if (!options.quiet && options.progress == "auto" && ::isatty(STDERR_FILENO) != 0) {
    indexer.on_progress([&](const thongcao::IndexProgress& p) { progress.show(p); });
  }
  const thongcao::IndexSummary summary = indexer.run(options.inputs);
  progress.clear();
  if (!options.quiet) thongcao::print_summary(summary, options.database, std::cout);
  return summary.skipped > 0 ? kDoneWithSkipped : kDone;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  try {
    if (!parse(argc, argv, options)) return kDone;
    return options.dry_run ? dry_run(options) : index(options);
  } catch (const po::error& error) {
    std::cerr << "thongcao-index: " << error.what() << "; see thongcao-index --help\n";
    return kUsage;
  } catch (const std::exception& error) {
    std::cerr << "thongcao-index: " << error.what() << '\n';
    return kFailed;
  }
}
