// What searcher.h forbids: two threads search with one searcher. The test expects ThreadSanitizer to say so.

#include <iostream>
#include <string>
#include <thread>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

int main() {
  const thongcao::tests::TemporaryFolder folder;
  const std::string database = folder / "db";
  const std::string dump = folder.write("a.txt", "Hội nghị tổng kết\n\nSáng nay, hội nghị bắt đầu.\n");
  thongcao::Indexer(database, thongcao::IndexOptions{}).run({dump});
  thongcao::Searcher searcher({database});
  const auto rank_nothing = [&] {
    for (int i = 0; i < 100; ++i) searcher.rank("khôngcó");
  };
  std::thread other(rank_nothing);
  rank_nothing();
  other.join();
  std::cout << "done\n";
}
