// thongcao-index: indexes a dump of announcements, and looks after the database.

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <unistd.h>

#include <thongcao/database.h>
#include <thongcao/error.h>
#include <thongcao/indexer.h>

#include "crash_report.h"
#include "index_report.h"
#include "option_documents.h"

namespace {

namespace po = boost::program_options;

constexpr int kMaxJobs = 1024;  // as IndexOptions takes them
constexpr int kMaxShards = 1024;
constexpr std::int64_t kMaxMemory = std::int64_t{1} << 30;  // a pebibyte

enum Exit { kDone = 0, kFailed = 1, kUsage = 2, kDoneWithSkipped = 3, kStopped = 4 };

enum class Action : std::uint8_t { index, dry_run, remove, verify, statistics, compact, export_lines };

struct Options {
  Action action = Action::index;
  std::string database;
  std::vector<std::string> inputs;
  thongcao::IndexOptions index;
  std::int64_t memory = 0;  // MiB
  bool quiet = false;
  std::string progress = "auto";
  std::string format = "text";
};

struct ActionName {
  const char* option;
  Action action;
};
constexpr ActionName kActions[] = {{"dry-run", Action::dry_run}, {"delete", Action::remove},
                                   {"verify", Action::verify},   {"stats", Action::statistics},
                                   {"compact", Action::compact}, {"export", Action::export_lines}};

// Options that go with some actions only.
struct Restriction {
  const char* option;
  std::vector<Action> actions;
};
const Restriction kRestrictions[] = {{"jobs", {Action::index, Action::dry_run}},
                                     {"memory", {Action::index}},
                                     {"prune", {Action::index}},
                                     {"shards", {Action::index}},
                                     {"encoding", {Action::index, Action::dry_run}},
                                     {"progress", {Action::index}},
                                     {"wait", {Action::index, Action::remove, Action::compact}},
                                     {"format", {Action::statistics}}};

constexpr const char* kUsageText =
    "Usage: thongcao-index [options] DATABASE INPUT...\n"
    "       thongcao-index --delete DATABASE ID...\n"
    "       thongcao-index --verify | --stats | --compact | --export DATABASE\n"
    "Reads announcements and indexes them. INPUT: files (txt, md, html, json, jsonl, csv, docx, odt, pdf, "
    "eml),\n"
    "folders of them, archives (zip, tar, gz, bz2, xz, zst); - reads JSON lines from standard input.\n"
    "The same command again indexes what is new or has changed. Interrupted (SIGINT, SIGTERM), it keeps "
    "what\n"
    "was read; the same command goes on from there.\n"
    "Exit status: 0 done, 1 failed or damage was found, 2 wrong usage, 3 done but some input was skipped or\n"
    "an ID was not there, 4 interrupted.\n\n";

po::options_description visible_options(Options& options) {
  po::options_description visible("Options");
  visible.add_options()  //
      ("jobs,j", po::value(&options.index.jobs)->value_name("N"),
       "threads that parse and tokenize (default: one for each processor)")  //
      ("memory", po::value(&options.memory)->value_name("MIB"),
       "memory to stay below, in MiB (default: a quarter of the machine's)")  //
      ("dry-run,n", po::bool_switch(),
       "print the announcements as understood, as JSON lines, and index nothing")  //
      ("prune", po::bool_switch(&options.index.prune),
       "remove announcements that the inputs no longer have")  //
      ("shards", po::value<int>()->value_name("N"),
       "spread a new database over N databases in one folder (default: one database)")                     //
      ("wait", po::bool_switch(&options.index.wait), "wait while another indexer writes to the database")  //
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
       "auto shows progress when standard error is a terminal")                                           //
      ("delete", po::bool_switch(), "remove the announcements with these IDs")                            //
      ("verify", po::bool_switch(), "check the database and print what is wrong with it")                 //
      ("stats", po::bool_switch(), "print what the database holds")                                       //
      ("format", po::value(&options.format)->value_name("text|json"), "of --stats")                       //
      ("compact", po::bool_switch(), "give back the room that updates have left")                         //
      ("export", po::bool_switch(), "print all announcements as JSON lines, which can be indexed again")  //
      ("help,h", "print this help")("version", "print the version");
  return visible;
}

bool is_given(const po::variables_map& values, const char* option) {
  return values.count(option) != 0 && !values[option].defaulted();
}

Action chosen_action(const po::variables_map& values) {
  std::string chosen;
  Action action = Action::index;
  for (const ActionName& name : kActions) {
    if (!is_given(values, name.option)) continue;
    if (!chosen.empty()) throw po::error("--" + chosen + " and --" + name.option + " exclude each other");
    chosen = name.option;
    action = name.action;
  }
  for (const Restriction& r : kRestrictions) {
    if (!is_given(values, r.option) || std::count(r.actions.begin(), r.actions.end(), action) != 0) continue;
    throw po::error(std::string("--") + r.option +
                    (chosen.empty() ? " goes with --stats only" : " does not go with --" + chosen));
  }
  return action;
}

void check_arguments(Options& options) {
  const bool has_inputs = !options.inputs.empty();
  switch (options.action) {
    case Action::dry_run:
      if (has_inputs || options.database.empty()) break;
      options.inputs.push_back(options.database);  // a dry run needs no database
      return;
    case Action::index:
      break;
    case Action::remove:
      if (options.database.empty() || !has_inputs) throw po::error("DATABASE and at least one ID are needed");
      return;
    default:
      if (options.database.empty() || has_inputs) throw po::error("one DATABASE is needed, and nothing else");
      return;
  }
  if (options.database.empty() || !has_inputs) throw po::error("DATABASE and at least one INPUT are needed");
}

// Returns false when help or version was asked for and printed. Throws po::error on wrong usage.
bool parse(int argc, char** argv, Options& options) {
  const po::options_description visible = visible_options(options);
  po::options_description all;
  all.add(visible).add_options()("database", po::value(&options.database))(
      "input", po::value(&options.inputs))("generate", po::value<std::string>());
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(po::positional_options_description().add("database", 1).add("input", -1))
                .run(),
            values);
  if (thongcao::print_about(
          values, {"thongcao-index", "index Vietnamese government announcements", kUsageText, visible},
          std::cout))
    return false;
  po::notify(values);
  options.action = chosen_action(values);
  if (values.count("encoding") != 0) {
    const auto& name = values["encoding"].as<std::string>();
    options.index.dump.encoding = thongcao::encoding_from_string(name);
    if (!options.index.dump.encoding)
      throw po::error("--encoding takes tcvn3, vni, viscii, vps, windows-1258, utf-8 or utf-16le, not '" +
                      name + "'");
  }
  check_arguments(options);
  if (options.index.jobs < 0 || options.index.jobs > kMaxJobs) {
    throw po::error("--jobs takes a number from 0 (one for each processor) to " + std::to_string(kMaxJobs) +
                    ", not " + std::to_string(options.index.jobs));
  }
  if (values.count("shards") != 0) {
    const int shards = values["shards"].as<int>();
    if (shards < 1 || shards > kMaxShards) {
      throw po::error("--shards takes a number from 1 to " + std::to_string(kMaxShards) + ", not " +
                      std::to_string(shards));
    }
    options.index.shards = static_cast<std::size_t>(shards);
  }
  if (options.memory < 0 || options.memory > kMaxMemory) {
    throw po::error("--memory takes a number of MiB from 0 (a quarter of the machine's) to " +
                    std::to_string(kMaxMemory) + ", not " + std::to_string(options.memory));
  }
  options.index.memory_bytes = static_cast<std::uint64_t>(options.memory) << 20;
  if (options.format != "text" && options.format != "json")
    throw po::error("--format takes text or json, not '" + options.format + "'");
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
  return skipped ? kDoneWithSkipped : kDone;
}

std::atomic<thongcao::Indexer*> running_indexer = nullptr;

extern "C" void stop_indexing(int /*signal*/) {
  running_indexer.load()->stop();
}

// The first SIGINT or SIGTERM ends the run with what was read; a second one ends the program.
void stop_on_signals(thongcao::Indexer& indexer) {
  running_indexer = &indexer;
  struct sigaction action = {};
  action.sa_handler = stop_indexing;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
}

int index(const Options& options) {
  static thongcao::Indexer indexer(options.database, options.index);  // a signal may come late
  stop_on_signals(indexer);
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
  if (summary.stopped) {
    std::cerr
        << "thongcao-index: interrupted; the database holds what was read: run the same command again to "
           "go on\n";
    return kStopped;
  }
  return summary.skipped > 0 ? kDoneWithSkipped : kDone;
}

int remove(const Options& options) {
  const auto missing = thongcao::delete_announcements(options.database, options.inputs, options.index.wait);
  for (const std::string& id : missing) {
    std::cerr << "thongcao-index: " << options.database << ": has no announcement '"
              << thongcao::printable(id) << "'\n";
  }
  if (!options.quiet) std::cout << options.inputs.size() - missing.size() << " announcements removed\n";
  return missing.empty() ? kDone : kDoneWithSkipped;
}

int verify(const Options& options) {
  std::uint64_t problems = 0;
  const std::uint64_t documents =
      thongcao::verify_database(options.database, [&](const std::string& problem) {
        std::cerr << "thongcao-index: " << thongcao::printable(problem) << '\n';
        ++problems;
      });
  if (!options.quiet) {
    std::cout << options.database << ": " << documents << " documents verified, " << problems
              << (problems == 1 ? " problem" : " problems") << '\n';
  }
  return problems == 0 ? kDone : kFailed;
}

int statistics(const Options& options) {
  const thongcao::DatabaseStatistics statistics = thongcao::database_statistics(options.database);
  if (options.format == "json")
    thongcao::print_statistics_json(statistics, std::cout);
  else
    thongcao::print_statistics(statistics, std::cout);
  return kDone;
}

int compact(const Options& options) {
  thongcao::compact_database(options.database, options.index.wait);
  return kDone;
}

int export_lines(const Options& options) {
  thongcao::export_database(options.database, [](std::string_view line) {
    std::cout << thongcao::escape_controls(line) << '\n';
    if (!std::cout) throw thongcao::Error(thongcao::ErrorCode::io, "standard output cannot be written");
  });
  return kDone;
}

int run(const Options& options) {
  switch (options.action) {
    case Action::index:
      return index(options);
    case Action::dry_run:
      return dry_run(options);
    case Action::remove:
      return remove(options);
    case Action::verify:
      return verify(options);
    case Action::statistics:
      return statistics(options);
    case Action::compact:
      return compact(options);
    case Action::export_lines:
      return export_lines(options);
  }
  return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  try {
    if (!parse(argc, argv, options)) return kDone;
    if (options.action != Action::dry_run) thongcao::report_crashes_on(options.database, kFailed);
    const int status = run(options);
    std::cout.flush();
    if (!std::cout) throw thongcao::Error(thongcao::ErrorCode::io, "standard output cannot be written");
    return status;
  } catch (const po::error& error) {
    std::cerr << "thongcao-index: " << error.what() << "; see thongcao-index --help\n";
    return kUsage;
  } catch (const std::exception& error) {
    std::cerr << "thongcao-index: " << error.what() << '\n';
    return kFailed;
  }
}
