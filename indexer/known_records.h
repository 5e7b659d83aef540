#ifndef THONGCAO_INDEXER_KNOWN_RECORDS_H_
#define THONGCAO_INDEXER_KNOWN_RECORDS_H_

#include <algorithm>
#include <utility>
#include <vector>

#include <xapian.h>

#include "schema/fingerprint.h"
#include "schema/schema.h"

namespace thongcao {

// The fingerprints of a database: 24 bytes for each document.
class KnownRecords {
 public:
  explicit KnownRecords(const Xapian::Database& database) {
    known_.reserve(database.get_doccount());
    for (auto value = database.valuestream_begin(schema::kFingerprintSlot);
         value != database.valuestream_end(schema::kFingerprintSlot); ++value)
      known_.emplace_back(schema::fingerprint_of_value(*value), value.get_docid());
    std::sort(known_.begin(), known_.end());
  }

  // The document with a fingerprint; 0 when there is none.
  Xapian::docid find(const schema::Fingerprint& fingerprint) const {
    const auto found =
        std::lower_bound(known_.begin(), known_.end(), std::pair(fingerprint, Xapian::docid(0)));
    return found != known_.end() && found->first == fingerprint ? found->second : 0;
  }

 private:
  std::vector<std::pair<schema::Fingerprint, Xapian::docid>> known_;
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_KNOWN_RECORDS_H_
