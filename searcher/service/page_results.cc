// The search page: results, and what narrows them down.

#include <algorithm>

#include "page.h"
#include "page_parts.h"
#include "page_texts.h"

namespace thongcao {
namespace {

// The address of this search with something changed; it begins with the first page again.
template <typename Change>
std::string changed(PageRequest request, const Change& change) {
  request.search.options.offset = 0;
  change(request.search);
  return search_address(request);
}

std::string_view facet_title(const PageTexts& texts, Facet facet) {
  switch (facet) {
    case Facet::speaker:
      return texts.facet_speaker;
    case Facet::agency:
      return texts.facet_agency;
    case Facet::source:
      return texts.facet_source;
    case Facet::year:
      return texts.facet_year;
    case Facet::month:
      break;
  }
  return texts.facet_month;
}

// The value as people read it: of a month "12/2019" in Vietnamese, since days are written so.
std::string shown_value(Language language, const Filter& filter) {
  const std::string& value = filter.value;
  const bool turned = filter.facet == Facet::month && language == Language::vietnamese &&
                      value.size() == std::string_view("2019-12").size();
  return turned ? value.substr(5) + '/' + value.substr(0, 4) : value;
}

// Each filter is a link that removes it.
std::string active_filters_html(const PageRequest& request) {
  const PageTexts& texts = page_texts(request.language);
  const std::vector<Filter>& filters = request.search.options.filters;
  if (filters.empty()) return {};
  std::string html = "<ul class=\"active\">";
  for (std::size_t i = 0; i < filters.size(); ++i) {
    const std::string address = changed(request, [&](SearchRequest& search) {
      search.options.filters.erase(search.options.filters.begin() + static_cast<std::ptrdiff_t>(i));
    });
    html.append("<li><a href=\"")
        .append(escaped(address))
        .append("\"><span class=\"hidden\">")
        .append(texts.remove)
        .append(": </span>")
        .append(facet_title(texts, filters[i].facet))
        .append(": <span lang=\"vi\">")
        .append(escaped(shown_value(request.language, filters[i])))
        .append("</span> <span aria-hidden=\"true\">×</span></a></li>");
  }
  return html + "</ul>";
}

class ResultsPage {
 public:
  ResultsPage(const PageRequest& request, const Results& results)
      : request_(request), texts_(page_texts(request.language)), results_(results) {}

  std::string html() {
    html_ += "<div class=\"columns\"><section class=\"found\" aria-labelledby=\"count\">";
    add_count();
    add_notes();
    html_ += active_filters_html(request_);
    if (!results_.results.empty()) add_order();
    html_ += "<ol class=\"results\" start=\"" + std::to_string(options().offset + 1) + "\">";
    for (const Result& result : results_.results) add_result(result);
    html_ += "</ol>";
    add_pages();
    html_ += "</section>";
    add_aside();
    html_ += "</div>";
    return std::move(html_);
  }

 private:
  const SearchOptions& options() const { return request_.search.options; }

  std::string filtered(Facet facet, const std::string& value) const {
    return changed(request_, [&](SearchRequest& search) {
      search.options.filters.push_back({facet, value});
    });
  }

  bool is_filtered(Facet facet, const std::string& value) const {
    return std::any_of(options().filters.begin(), options().filters.end(),
                       [&](const Filter& filter) { return filter.facet == facet && filter.value == value; });
  }

  void add_count() {
    html_ += "<h1 id=\"count\">";
    if (results_.matches == 0) {
      html_.append(texts_.no_results).append("</h1><p>").append(texts_.no_results_advice).append("</p>");
      return;
    }
    if (!results_.matches_exact) html_.append(texts_.about).append(1, ' ');
    html_.append(with_separators(results_.matches, request_.language))
        .append(1, ' ')
        .append(results_.matches == 1 ? texts_.found_one : texts_.found)
        .append("</h1>");
  }

  void add_notes() {
    if (results_.partial)
      html_.append("<p class=\"warning\" role=\"status\">").append(texts_.partial).append("</p>");
    if (!results_.corrected_query) return;
    const std::string& meant = *results_.corrected_query;
    html_.append("<p class=\"meant\">")
        .append(texts_.did_you_mean)
        .append(" ")
        .append(link(changed(request_, [&](SearchRequest& search) { search.query = meant; }), meant))
        .append("? ")
        .append(texts_.results_included)
        .append("</p>");
  }

  void add_order() {
    html_.append("<nav class=\"order\" aria-label=\"").append(texts_.order).append("\"><ul>");
    for (const auto& [order, name] :
         {std::pair(SortOrder::relevance, texts_.relevance), std::pair(SortOrder::newest, texts_.newest),
          std::pair(SortOrder::oldest, texts_.oldest)}) {
      const std::string address =
          changed(request_, [order = order](SearchRequest& search) { search.options.sort = order; });
      html_ += "<li>" + link(address, name, order == options().sort ? "aria-current=\"true\"" : "") + "</li>";
    }
    const bool collapsed = options().collapse_duplicates;
    html_ += "<li class=\"apart\">" +
             link(changed(request_,
                          [&](SearchRequest& search) { search.options.collapse_duplicates = !collapsed; }),
                  collapsed ? texts_.all_copies : texts_.collapse) +
             "</li>";
    html_ += "<li class=\"to-filters\">" + link("#filters", texts_.filters) + "</li></ul></nav>";
  }

  void add_result(const Result& result) {
    html_.append("<li><article><h2><a href=\"")
        .append(escaped(announcement_address(request_.language, result.id)))
        .append(result.title.text.empty() ? "\">" + std::string(texts_.untitled)
                                          : "\" lang=\"vi\">" + to_html(result.title))
        .append("</a></h2><p class=\"about\">")
        .append(result.date ? time_element(*result.date, request_.language) : std::string(texts_.undated));
    if (!result.source.empty()) html_ += " · " + escaped(result.source);
    if (!result.doc_numbers.empty()) html_ += " · " + escaped(result.doc_numbers.front());
    if (result.duplicates > 0) {
      html_.append(" · ")
          .append(with_separators(result.duplicates, request_.language))
          .append(" ")
          .append(texts_.copies);
    }
    html_ += "</p>";
    if (!result.snippet.text.empty())
      html_ += "<p class=\"snippet\" lang=\"vi\">" + to_html(result.snippet) + "</p>";
    add_speakers(result.speakers);
    html_ += "</article></li>";
  }

  void add_speakers(const std::vector<Speaker>& speakers) {
    constexpr std::size_t kShown = 4;
    if (speakers.empty()) return;
    html_.append("<p class=\"speakers\" lang=\"vi\"><span class=\"hidden\" lang=\"")
        .append(texts_.code)
        .append("\">")
        .append(texts_.speakers)
        .append(": </span>");
    for (std::size_t i = 0; i < std::min(speakers.size(), kShown); ++i) {
      if (i > 0) html_ += "; ";
      html_ += link(filtered(Facet::speaker, speakers[i].name), speakers[i].name);
      if (!speakers[i].role.empty()) html_ += ", " + escaped(speakers[i].role);
    }
    html_ += speakers.size() > kShown ? " …</p>" : "</p>";
  }

  void add_pages() {
    const std::size_t size = std::max<std::size_t>(options().limit, 1);
    const std::size_t next = options().offset + size;
    const bool has_next =
        results_.results.size() == size && next < results_.matches && next <= kMaxServiceOffset;
    if (options().offset == 0 && !has_next) return;
    if (results_.results.empty() && results_.matches > 0)
      html_.append("<p>").append(texts_.past_the_end).append("</p>");
    const auto at = [&](std::size_t offset) {
      return changed(request_, [&](SearchRequest& search) { search.options.offset = offset; });
    };
    html_.append("<nav class=\"pages\" aria-label=\"").append(texts_.pages).append("\"><ul>");
    if (options().offset > 0)
      html_ += "<li>" + link(at(previous_offset(size)), texts_.previous, "rel=\"prev\"") + "</li>";
    html_.append("<li aria-current=\"page\">")
        .append(texts_.page)
        .append(" ")
        .append(with_separators(options().offset / size + 1, request_.language))
        .append("</li>");
    if (has_next) html_ += "<li>" + link(at(next), texts_.next, "rel=\"next\"") + "</li>";
    html_ += "</ul></nav>";
  }

  // Of an address that leads past the end, the last page.
  std::size_t previous_offset(std::size_t size) const {
    const std::size_t before = options().offset - std::min(options().offset, size);
    if (!results_.results.empty() || results_.matches == 0) return before;
    return std::min(before, (results_.matches - 1) / size * size);
  }

  void add_aside() {
    if (results_.matches == 0) return;
    html_.append("<aside id=\"filters\" aria-label=\"").append(texts_.filters).append("\">");
    add_histogram();
    for (const auto& [facet, counts] : results_.facets) add_facet(facet, counts);
    html_ += "</aside>";
  }

  void add_facet(Facet facet, const std::vector<FacetCount>& counts) {
    if (counts.empty()) return;
    html_.append("<section class=\"facet\"><h2>")
        .append(facet_title(texts_, facet))
        .append("</h2><ul lang=\"vi\">");
    for (const FacetCount& count : counts) {
      const std::string number =
          "<span class=\"number\">" + with_separators(count.count, request_.language) + "</span>";
      html_ += is_filtered(facet, count.value)
                   ? "<li><span>" + escaped(count.value) + "</span>" + number + "</li>"
                   : "<li>" + link(filtered(facet, count.value), count.value) + number + "</li>";
    }
    html_ += "</ul></section>";
  }

  // A bar for each year or month, the latest first; each is a link. Early years are a click further away.
  void add_histogram() {
    if (results_.histogram.size() < 2) return;
    constexpr std::size_t kShown = 12;
    std::size_t most = 1;
    for (const FacetCount& count : results_.histogram) most = std::max(most, count.count);
    const bool years = options().histogram == Facet::year;
    html_.append("<section class=\"histogram\"><h2>")
        .append(years ? texts_.by_year : texts_.by_month)
        .append("</h2><ul>");
    for (std::size_t i = 0; i < results_.histogram.size(); ++i) {
      if (i == kShown)
        html_.append("</ul><details><summary>").append(texts_.earlier).append("</summary><ul>");
      add_bar(results_.histogram[results_.histogram.size() - 1 - i], most);
    }
    html_ += results_.histogram.size() > kShown ? "</ul></details></section>" : "</ul></section>";
  }

  void add_bar(const FacetCount& count, std::size_t most) {
    const Filter period{*options().histogram, count.value};
    const std::string percent = std::to_string(std::max<std::size_t>(count.count * 100 / most, 1));
    html_.append("<li><a href=\"")
        .append(escaped(filtered(period.facet, period.value)))
        .append("\"><span>")
        .append(escaped(shown_value(request_.language, period)))
        .append("</span> <svg height=\"10\" aria-hidden=\"true\"><rect width=\"")
        .append(percent)
        .append("%\" height=\"10\"/></svg> <span class=\"number\">")
        .append(with_separators(count.count, request_.language))
        .append("<span class=\"hidden\"> ")
        .append(count.count == 1 ? texts_.found_one : texts_.found)
        .append("</span></span></a></li>");
  }

  const PageRequest& request_;
  const PageTexts& texts_;
  const Results& results_;
  std::string html_;
};

// Searches to begin with, one for each way to ask.
std::string examples_html(Language language) {
  std::string html = "<h2>";
  html.append(page_texts(language).examples).append("</h2><ul lang=\"vi\">");
  for (const char* query : {"chuyển đổi số", "tuyen sinh lop 10", "\"thơ lục bát\"", "tiêu-đề:bão ngày:2020"})
    html.append("<li>").append(link(search_address({language, {query, {}}}), query)).append("</li>");
  return html + "</ul>";
}

// What cannot be meant, with the word of the query that is at fault.
std::string query_error_html(const PageRequest& request, const QueryError& error) {
  const PageTexts& texts = page_texts(request.language);
  const std::string_view query = request.search.query;
  std::size_t begin = 0;
  for (std::size_t column = 0; begin < query.size(); ++begin) {
    const bool starts_character = (static_cast<unsigned char>(query[begin]) & 0xC0) != 0x80;
    if (starts_character && ++column == error.column()) break;
  }
  const std::size_t end = std::min(query.find(' ', begin), query.size());
  std::string html = "<h1>";
  return html.append(texts.not_understood)
      .append("</h1><p>")
      .append(texts.look_at)
      .append("</p><p class=\"warning\"><code>")
      .append(escaped(query.substr(0, begin)))
      .append("<mark>")
      .append(escaped(query.substr(begin, end - begin)))
      .append("</mark>")
      .append(escaped(query.substr(end)))
      .append("</code></p><p>")
      .append(escaped(request.language == Language::vietnamese ? in_vietnamese(error) : error.what()))
      .append("</p>")
      .append(active_filters_html(request));
}

}  // namespace

std::string search_page(const PageRequest& request, const Results* results, const QueryError* error) {
  const PageTexts& texts = page_texts(request.language);
  const std::string& query = request.search.query;
  PageRequest translated = request;
  translated.language = request.language == Language::vietnamese ? Language::english : Language::vietnamese;
  Frame frame{request, query.empty() ? std::string(texts.tagline) : query + " – " + std::string(texts.site),
              search_address(translated), "results"};
  frame.open_help = error != nullptr || (results != nullptr && results->matches == 0);
  if (results != nullptr) return framed(frame, ResultsPage(request, *results).html());
  if (error != nullptr) return framed(frame, query_error_html(request, *error));
  frame.kind = "start";
  return framed(frame, examples_html(request.language));
}

}  // namespace thongcao
