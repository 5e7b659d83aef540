// The page of one announcement.

#include <algorithm>
#include <array>

#include "page.h"
#include "page_parts.h"
#include "page_texts.h"

namespace thongcao {
namespace {

class AnnouncementPage {
 public:
  AnnouncementPage(Language language, const Announcement& announcement)
      : language_(language), texts_(page_texts(language)), announcement_(announcement) {}

  std::string html(const Results& similar) {
    const std::string& title = announcement_.title;
    html_.append("<div class=\"columns\"><article class=\"announcement\">")
        .append(title.empty() ? "<h1>" + std::string(texts_.untitled) : "<h1 lang=\"vi\">" + escaped(title))
        .append("</h1><dl class=\"facts\">");
    add_name("date", texts_.date);
    add_value(announcement_.date ? time_element(*announcement_.date, language_)
                                 : std::string(texts_.undated));
    html_ += "</div>";
    if (!announcement_.source.empty())
      add_list("source", texts_.source, std::array{announcement_.source},
               [this](const std::string& source) { return filter_link(Facet::source, source); });
    add_list("organizations", texts_.agencies, announcement_.organizations,
             [this](const std::string& agency) { return filter_link(Facet::agency, agency); });
    add_list("doc_numbers", texts_.numbers, announcement_.doc_numbers,
             [this](const std::string& number) { return number_link(number); });
    add_list("speakers", texts_.speakers, announcement_.speakers, [this](const Speaker& speaker) {
      return filter_link(Facet::speaker, speaker.name) +
             (speaker.role.empty() ? "" : ", " + escaped(speaker.role));
    });
    html_ += "</dl>";
    add_body();
    if (is_web_address(announcement_.url))
      html_ +=
          "<p>" + link(announcement_.url, texts_.original, "rel=\"noopener noreferrer external\"") + "</p>";
    html_ += "</article>";
    add_similar(similar);
    html_ += "</div>";
    return std::move(html_);
  }

 private:
  // The search for all that a speaker, a body or a source has.
  std::string filter_link(Facet facet, const std::string& value) const {
    PageRequest request;
    request.language = language_;
    request.search.options.filters = {{facet, value}};
    return link(search_address(request), value, "lang=\"vi\"");
  }

  // The search for all that names a document.
  std::string number_link(const std::string& number) const {
    std::string query = language_ == Language::vietnamese ? "số:\"" : "number:\"";
    for (const char c : number) {
      if (c == '"' || c == '\\') query += '\\';
      query += c;
    }
    return link(search_address({language_, {query + '"', {}}}), number, "lang=\"vi\"");
  }

  // A star marks what was found by rules; a note below the text says so.
  void add_name(std::string_view field, std::string_view name) {
    const auto& guessed = announcement_.guessed;
    html_.append("<div><dt>").append(name);
    if (std::find(guessed.begin(), guessed.end(), field) != guessed.end()) {
      html_ += '*';
      has_star_ = true;
    }
    html_ += "</dt>";
  }

  void add_value(const std::string& html) { html_.append("<dd>").append(html).append("</dd>"); }

  template <typename Items, typename Print>
  void add_list(std::string_view field, std::string_view name, const Items& items, const Print& print) {
    if (items.empty()) return;
    add_name(field, name);
    for (const auto& item : items) add_value(print(item));
    html_ += "</div>";
  }

  void add_body() {
    std::string_view body = announcement_.body;
    html_ += "<div class=\"text\" lang=\"vi\">";
    while (!body.empty()) {
      const std::size_t end = std::min(body.find('\n'), body.size());
      if (end > 0) html_ += "<p>" + escaped(body.substr(0, end)) + "</p>";
      body.remove_prefix(std::min(end + 1, body.size()));
    }
    html_ += "</div>";
    if (has_star_) html_.append("<p class=\"about\">* ").append(texts_.guessed).append("</p>");
  }

  void add_similar(const Results& similar) {
    if (similar.results.empty()) return;
    html_.append("<aside aria-label=\"")
        .append(texts_.similar)
        .append("\"><section class=\"facet\"><h2>")
        .append(texts_.similar)
        .append("</h2><ul lang=\"vi\">");
    for (const Result& result : similar.results) {
      html_ += "<li>" +
               link(announcement_address(language_, result.id),
                    result.title.text.empty() ? texts_.untitled : std::string_view(result.title.text)) +
               "<span class=\"number\">" + (result.date ? time_element(*result.date, language_) : "") +
               "</span></li>";
    }
    html_ += "</ul></section></aside>";
  }

  Language language_;
  const PageTexts& texts_;
  const Announcement& announcement_;
  std::string html_;
  bool has_star_ = false;
};

}  // namespace

std::string announcement_page(Language language, const Announcement& announcement, const Results& similar) {
  const PageTexts& texts = page_texts(language);
  const Language other = language == Language::vietnamese ? Language::english : Language::vietnamese;
  const std::string title = announcement.title.empty() ? std::string(texts.untitled) : announcement.title;
  const PageRequest start{language, {}};
  return framed({start, title + " – " + std::string(texts.site), announcement_address(other, announcement.id),
                 "announcement"},
                AnnouncementPage(language, announcement).html(similar));
}

}  // namespace thongcao
