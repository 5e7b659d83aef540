#ifndef THONGCAO_TESTS_INDEXER_GLASS_SAMPLES_H_
#define THONGCAO_TESTS_INDEXER_GLASS_SAMPLES_H_

// Random documents, written by glass::DatabaseWriter and by Xapian, and what must be equal of two databases.

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "glass/database_writer.h"

namespace thongcao::tests {

// A document for both writers.
struct Sample {
  struct Term {
    std::uint32_t frequency = 0;
    std::vector<std::uint32_t> positions;
  };
  std::map<std::string, Term> terms;
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

inline const std::map<std::string, std::string> kMetadata = {{"thongcao.one", "1"}, {"thongcao.two", "hai"}};

inline void write(const std::vector<Sample>& samples, glass::DatabaseWriter& writer,
                  const std::string& path) {
  for (const Sample& sample : samples) {
    for (const auto& [name, term] : sample.terms) {
      for (const std::uint32_t position : term.positions) writer.add_posting(name, 0, position, 0);
      writer.add_term(name, 0, term.frequency);
    }
    for (const auto& [slot, value] : sample.values) writer.add_value(slot, value);
    writer.set_data(sample.data);
    writer.end_document();
  }
  writer.write(path, kMetadata);
}

inline Xapian::Document xapian_document(const Sample& sample) {
  Xapian::Document document;
  for (const auto& [name, term] : sample.terms) {
    for (const std::uint32_t position : term.positions) document.add_posting(name, position, 0);
    document.add_term(name, term.frequency);
  }
  for (const auto& [slot, value] : sample.values) document.add_value(slot, value);
  document.set_data(sample.data);
  return document;
}

inline void write_with_xapian(const std::vector<Sample>& samples, const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
  for (const Sample& sample : samples) database.add_document(xapian_document(sample));
  for (const auto& [key, value] : kMetadata) database.set_metadata(key, value);
  database.commit();
}

inline void expect_same_document(const Xapian::Document& a, const Xapian::Document& b) {
  ASSERT_EQ(a.get_data(), b.get_data());
  ASSERT_EQ(a.values_count(), b.values_count());
  for (auto i = a.values_begin(), j = b.values_begin(); i != a.values_end(); ++i, ++j) {
    ASSERT_EQ(i.get_valueno(), j.get_valueno());
    ASSERT_EQ(*i, *j);
  }
  ASSERT_EQ(a.termlist_count(), b.termlist_count());
  for (auto i = a.termlist_begin(), j = b.termlist_begin(); i != a.termlist_end(); ++i, ++j) {
    ASSERT_EQ(*i, *j);
    ASSERT_EQ(i.get_wdf(), j.get_wdf());
    ASSERT_EQ(std::vector<Xapian::termpos>(i.positionlist_begin(), i.positionlist_end()),
              std::vector<Xapian::termpos>(j.positionlist_begin(), j.positionlist_end()));
  }
}

inline void expect_same_postings(const Xapian::Database& a, const Xapian::Database& b,
                                 const std::string& term) {
  auto j = b.postlist_begin(term);
  for (auto i = a.postlist_begin(term); i != a.postlist_end(term); ++i, ++j) {
    ASSERT_TRUE(j != b.postlist_end(term)) << term;
    ASSERT_EQ(*i, *j) << term;
    ASSERT_EQ(i.get_wdf(), j.get_wdf()) << term;
    ASSERT_EQ(i.get_doclength(), j.get_doclength()) << term;
  }
  ASSERT_TRUE(j == b.postlist_end(term)) << term;
}

inline void expect_same(const std::string& path, const std::string& other_path) {
  ASSERT_EQ(Xapian::Database::check(path, 0, nullptr), 0u);
  const Xapian::Database a(path);
  const Xapian::Database b(other_path);
  ASSERT_EQ(a.get_doccount(), b.get_doccount());
  ASSERT_EQ(a.get_lastdocid(), b.get_lastdocid());
  ASSERT_EQ(a.get_total_length(), b.get_total_length());
  ASSERT_EQ(a.get_doclength_lower_bound(), b.get_doclength_lower_bound());
  ASSERT_EQ(a.get_doclength_upper_bound(), b.get_doclength_upper_bound());
  for (const auto& [key, value] : kMetadata) ASSERT_EQ(a.get_metadata(key), value);
  for (Xapian::valueno slot = 0; slot < 10; ++slot) {
    ASSERT_EQ(a.get_value_freq(slot), b.get_value_freq(slot));
    ASSERT_EQ(a.get_value_lower_bound(slot), b.get_value_lower_bound(slot));
    ASSERT_EQ(a.get_value_upper_bound(slot), b.get_value_upper_bound(slot));
  }
  for (auto i = a.postlist_begin(""); i != a.postlist_end(""); ++i)
    ASSERT_NO_FATAL_FAILURE(expect_same_document(a.get_document(*i), b.get_document(*i)));
  auto j = b.allterms_begin();
  for (auto i = a.allterms_begin(); i != a.allterms_end(); ++i, ++j) {
    ASSERT_TRUE(j != b.allterms_end());
    ASSERT_EQ(*i, *j);
    ASSERT_EQ(i.get_termfreq(), j.get_termfreq());
    ASSERT_EQ(a.get_collection_freq(*i), b.get_collection_freq(*i));
    ASSERT_EQ(a.get_wdf_upper_bound(*i), b.get_wdf_upper_bound(*i));
    ASSERT_NO_FATAL_FAILURE(expect_same_postings(a, b, *i));
  }
  ASSERT_TRUE(j == b.allterms_end());
}

inline std::string random_text(std::mt19937& random, std::size_t bytes, char first, char last) {
  std::uniform_int_distribution<int> letter(first, last);
  std::string text(bytes, '\0');
  for (char& c : text) c = static_cast<char>(letter(random));
  return text;
}

inline std::uint32_t below(std::mt19937& random, std::uint32_t bound) {
  return std::uniform_int_distribution<std::uint32_t>(0, bound - 1)(random);
}

inline Sample random_sample(std::mt19937& random) {
  Sample sample;
  // Few letters and short terms, so that many documents share them, and some as long as terms may be.
  for (std::uint32_t i = below(random, 60); i > 0; --i) {
    const std::size_t bytes = below(random, 40) == 0 ? 1 + below(random, 120) : 1 + below(random, 3);
    Sample::Term& term = sample.terms[random_text(random, bytes, below(random, 50) == 0 ? '\0' : 'a', 'f')];
    term.frequency = below(random, 8) == 0 ? below(random, 100'000) : below(random, 4);
    std::uint32_t position = term.positions.empty() ? 0 : term.positions.back();
    for (std::uint32_t n = below(random, 3) == 0 ? below(random, 50) : below(random, 2); n > 0; --n)
      term.positions.push_back(position += 1 + below(random, below(random, 9) == 0 ? 1'000'000 : 9));
    term.frequency += static_cast<std::uint32_t>(term.positions.size());  // Xapian's check wants that
  }
  for (std::uint32_t slot = 0; slot < 9; ++slot) {
    if (below(random, 3) == 0) sample.values[slot] = random_text(random, 1 + below(random, 60), '\0', '\x7F');
  }
  // Compressible or not, and longer than an item and a block may be.
  const std::uint32_t bytes = below(random, 5) == 0 ? below(random, 30'000) : below(random, 40);
  sample.data = random_text(random, bytes, '\0', below(random, 2) == 0 ? '\x01' : '\x7F');
  return sample;
}

// A small one for databases of many: a term in all of them, and one in few.
inline Sample common_sample(std::mt19937& random) {
  Sample sample;
  sample.terms["everywhere"] = {1 + below(random, 300), {1 + below(random, 9)}};
  sample.terms[random_text(random, 4, 'a', 'z')] = {2, {5}};
  sample.values[3] = random_text(random, 8, 'a', 'z');
  sample.data = random_text(random, 150, '\0', '\x7F');
  return sample;
}

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_INDEXER_GLASS_SAMPLES_H_
