#include "html_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <gumbo.h>

#include "extraction/letters.h"
#include "html_nesting.h"
#include "html_shortening.h"

namespace thongcao {
namespace {

// gumbo frees its tree by recursion, which a page may make as deep as it likes: everything that it allocates
// lies in an arena that is dropped as a whole.
class Arena {
 public:
  void* allocate(std::size_t size) {
    size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    if (size > left_) {
      left_ = std::max<std::size_t>(size, kBlock);
      blocks_.push_back(std::make_unique<std::byte[]>(left_));
      next_ = blocks_.back().get();
    }
    void* place = next_;
    next_ += size;
    left_ -= size;
    return place;
  }

 private:
  static constexpr std::size_t kBlock = 1 << 18;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

constexpr auto kSkippedTags = std::to_array<GumboTag>({
    GUMBO_TAG_SCRIPT,
    GUMBO_TAG_STYLE,
    GUMBO_TAG_NAV,
    GUMBO_TAG_FOOTER,
    GUMBO_TAG_ASIDE,
    GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_IFRAME,
    GUMBO_TAG_BUTTON,
    GUMBO_TAG_SELECT,
    GUMBO_TAG_SVG,
    GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_MENU,
    GUMBO_TAG_HEAD,
    GUMBO_TAG_OBJECT,
    GUMBO_TAG_TEXTAREA,
});

constexpr auto kBlockTags = std::to_array<GumboTag>({
    GUMBO_TAG_P,      GUMBO_TAG_DIV,     GUMBO_TAG_H1,      GUMBO_TAG_H2,     GUMBO_TAG_H3,
    GUMBO_TAG_H4,     GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_LI,     GUMBO_TAG_UL,
    GUMBO_TAG_OL,     GUMBO_TAG_TR,      GUMBO_TAG_TABLE,   GUMBO_TAG_BR,     GUMBO_TAG_FIGCAPTION,
    GUMBO_TAG_FIGURE, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_HEADER, GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_DT,     GUMBO_TAG_DD,      GUMBO_TAG_MAIN,    GUMBO_TAG_CENTER, GUMBO_TAG_HR,
    GUMBO_TAG_PRE,    GUMBO_TAG_TIME,
});

constexpr auto kTextBlockTags = std::to_array<GumboTag>(
    {GUMBO_TAG_P, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_ARTICLE, GUMBO_TAG_TABLE});

// Parts of class names and ids of what is no content.
constexpr auto kSkippedNames = std::to_array<std::string_view>({
    "menu",       "nav",       "footer", "sidebar",   "breadcrumb", "related", "comment",
    "share",      "banner",    "advert", "lien-quan", "tin-khac",   "social",  "toolbar",
    "pagination", "copyright", "hits",   "luotxem",   "luot-xem",
});

template <typename List>
bool contains(const List& list, GumboTag tag) {
  return std::find(list.begin(), list.end(), tag) != list.end();
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view();
}

// Whether an element holds text of its own, not fields to fill in alone: whole pages may lie in a form.
bool has_text_blocks(const GumboNode* root) {
  std::vector<const GumboNode*> open{root};
  while (!open.empty()) {
    const GumboElement& element = open.back()->v.element;
    open.pop_back();
    for (unsigned i = 0; i < element.children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      if (contains(kTextBlockTags, child->v.element.tag)) return true;
      open.push_back(child);
    }
  }
  return false;
}

bool is_skipped(const GumboNode* node) {
  const GumboElement& element = node->v.element;
  if (contains(kSkippedTags, element.tag)) return true;
  if (element.tag == GUMBO_TAG_FORM) return !has_text_blocks(node);
  if (element.tag == GUMBO_TAG_BODY || element.tag == GUMBO_TAG_HTML || element.tag == GUMBO_TAG_ARTICLE)
    return false;
  for (const char* name : {"class", "id", "role"}) {
    const std::string value = to_lower(attribute(element, name));
    if (value.empty() || value.size() > 60) continue;
    for (std::string_view part : kSkippedNames)
      if (value.find(part) != std::string::npos) return true;
  }
  return false;
}

// About two seconds of work. Pages have some hundred thousand tags in a depth of thirty.
constexpr std::uint64_t kMaxNestingCost = 1'000'000'000;

// Text of a node, white space squeezed, one line for each block.
class BlockText {
 public:
  explicit BlockText(const ShortenedHtml& html) : html_(html) {}

  // `without` is left out: the heading that became the title.
  std::string read(const GumboNode* root, const GumboNode* without) {
    without_ = without;
    // Walked with a stack of its own: pages nest as deeply as they like.
    std::vector<std::pair<const GumboNode*, unsigned>> open{{root, 0}};
    while (!open.empty()) {
      auto& [node, child] = open.back();
      if (child == 0 && node != root && is_block(node)) end_line();
      if (child == node->v.element.children.length) {
        if (is_block(node)) end_line();
        open.pop_back();
        continue;
      }
      const auto* next = static_cast<const GumboNode*>(node->v.element.children.data[child++]);
      if (next == without_) continue;
      if (next->type == GUMBO_NODE_ELEMENT) {
        if (next->v.element.tag == GUMBO_TAG_TD || next->v.element.tag == GUMBO_TAG_TH) separate_cells();
        if (!is_skipped(next)) open.emplace_back(next, 0);
      } else if (next->type == GUMBO_NODE_TEXT || next->type == GUMBO_NODE_WHITESPACE ||
                 next->type == GUMBO_NODE_CDATA) {
        run_.clear();
        html_.expand(next->v.text.text, run_);
        add(run_);
      }
    }
    end_line();
    return std::move(text_);
  }

 private:
  static bool is_block(const GumboNode* node) { return contains(kBlockTags, node->v.element.tag); }

  void add(std::string_view text) {
    constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
    const auto may_be_space = [](char c) {
      return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\xC2';
    };
    while (!text.empty()) {
      std::size_t end = 0;
      while (end < text.size() && !may_be_space(text[end])) ++end;
      line_ += text.substr(0, end);
      text.remove_prefix(end);
      if (text.empty()) break;
      const bool wide = text.front() == kNoBreakSpace.front();
      if (wide && !text.starts_with(kNoBreakSpace)) {
        end = std::min<std::size_t>(2, text.size());
        line_ += text.substr(0, end);
      } else {
        end = wide ? 2 : 1;
        if (!line_.empty() && line_.back() != ' ') line_ += ' ';
      }
      text.remove_prefix(end);
    }
  }

  // A row of two cells is a key and its value.
  void separate_cells() {
    if (!line_.empty() && line_.back() != ' ') line_ += line_.back() == ':' ? " " : ": ";
  }

  void end_line() {
    const std::string_view line = trim(line_);
    if (!line.empty()) {
      if (!text_.empty()) text_ += '\n';
      text_ += line;
    }
    line_.clear();
  }

  const ShortenedHtml& html_;
  const GumboNode* without_ = nullptr;
  std::string text_;
  std::string line_;
  std::string run_;
};

class HtmlReader {
 public:
  HtmlReader(const ShortenedHtml& html, const GumboNode* root, Announcement& announcement)
      : html_(html), root_(root), announcement_(announcement) {}

  void read() {
    collect();
    choose_heading();
    if (heading_) announcement_.title = one_line(heading_);
    if (announcement_.title.empty()) announcement_.title = og_title_;
    if (announcement_.title.empty()) announcement_.title = page_title_;
    announcement_.url = url_;
    announcement_.date = date_;
    const GumboNode* content = articles_ == 1 && content_ ? content_ : root_;
    announcement_.body = BlockText(html_).read(content, heading_);
    if (content != root_ && stamp_) announcement_.body = one_line(stamp_) + '\n' + announcement_.body;
  }

 private:
  std::string one_line(const GumboNode* node) const {
    std::string text = BlockText(html_).read(node, nullptr);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  void collect() {
    std::vector<const GumboNode*> open{root_};
    while (!open.empty()) {
      const GumboNode* node = open.back();
      open.pop_back();
      if (node->type != GUMBO_NODE_ELEMENT) continue;
      look_at(node);
      const GumboVector& children = node->v.element.children;
      for (unsigned i = children.length; i > 0; --i)
        open.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
    }
  }

  void look_at(const GumboNode* node) {
    const GumboElement& element = node->v.element;
    switch (element.tag) {
      case GUMBO_TAG_H1:
        if (!is_in_skipped(node)) first_headings_.push_back(node);
        break;
      case GUMBO_TAG_H2:
        if (!is_in_skipped(node)) second_headings_.push_back(node);
        break;
      case GUMBO_TAG_TITLE:
        if (!page_title_.empty()) break;
        whole_page_title_ = trim(text_of(element));
        page_title_ = title_of_page(whole_page_title_);
        break;
      case GUMBO_TAG_META:
        read_meta(element);
        break;
      case GUMBO_TAG_SCRIPT:
        if (attribute(element, "type") == "application/ld+json" && !date_)
          date_ = date_of_json(text_of(element));
        break;
      case GUMBO_TAG_TIME:
        if (!date_) date_ = parse_iso_date(attribute(element, "datetime"));
        break;
      case GUMBO_TAG_LINK:
        if (attribute(element, "rel") == "canonical") url_ = attribute(element, "href");
        break;
      case GUMBO_TAG_ARTICLE:
      case GUMBO_TAG_MAIN:
        if (!content_) content_ = node;
        articles_ += element.tag == GUMBO_TAG_ARTICLE || content_ == node;
        break;
      default:
        if (!stamp_ && is_stamp(element)) stamp_ = node;
    }
  }

  static bool is_in_skipped(const GumboNode* node) {
    for (; node != nullptr && node->type == GUMBO_NODE_ELEMENT; node = node->parent)
      if (is_skipped(node)) return true;
    return false;
  }

  // The heading that is the title: the first of the first level, but not the name of the site, which the
  // title of the page ends with; else one of the second level that the page is called by, or that is alone.
  void choose_heading() {
    for (const GumboNode* heading : first_headings_) {
      const std::string text = one_line(heading);
      const bool is_site = page_title_.size() < whole_page_title_.size() &&
                           whole_page_title_.ends_with(text) && text.size() <= page_title_.size();
      if (text.empty() || is_site) continue;
      heading_ = heading;
      return;
    }
    for (const GumboNode* heading : second_headings_) {
      const std::string text = one_line(heading);
      const bool is_alone = second_headings_.size() == 1 && og_title_.empty();
      if (std::count(text.begin(), text.end(), ' ') < 3 || (!is_alone && !page_title_.starts_with(text)))
        continue;
      heading_ = heading;
      return;
    }
  }

  static bool is_stamp(const GumboElement& element) {
    const std::string name = to_lower(attribute(element, "class"));
    return name.find("time") != std::string::npos || name.find("date") != std::string::npos ||
           name.find("ngaydang") != std::string::npos || name.find("ngay-dang") != std::string::npos;
  }

  std::string text_of(const GumboElement& element) const {
    if (element.children.length == 0) return {};
    const auto* child = static_cast<const GumboNode*>(element.children.data[0]);
    return child->type == GUMBO_NODE_TEXT ? html_.expand(child->v.text.text) : std::string();
  }

  // "Bộ Y tế họp … | Báo Sức khỏe", "… - Cổng thông tin": the last part is the site.
  static std::string title_of_page(std::string_view text) {
    for (std::string_view mark : {" | ", " - ", " – "})
      if (const std::size_t at = text.rfind(mark); at != std::string_view::npos && at > text.size() / 3)
        text = text.substr(0, at);
    return std::string(trim(text));
  }

  void read_meta(const GumboElement& element) {
    std::string_view key = attribute(element, "property");
    if (key.empty()) key = attribute(element, "name");
    if (key.empty()) key = attribute(element, "itemprop");
    const std::string_view content = trim(attribute(element, "content"));
    if (key == "og:title" && og_title_.empty()) og_title_ = content;
    if (key == "og:url" && url_.empty()) url_ = content;
    const std::string name = to_lower(key);
    if (!date_ && (name == "article:published_time" || name == "og:published_time" || name == "pubdate" ||
                   name == "date" || name == "datepublished" || name == "dc.date" ||
                   name == "dc.date.issued" || name == "publish-date"))
      date_ = parse_iso_date(content);
  }

  static std::optional<Date> date_of_json(std::string_view json) {
    constexpr std::string_view kKey = "\"datePublished\"";
    const std::size_t at = json.find(kKey);
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t open = json.find('"', at + kKey.size());
    if (open == std::string_view::npos) return std::nullopt;
    return parse_iso_date(json.substr(open + 1, json.find('"', open + 1) - open - 1));
  }

  const ShortenedHtml& html_;
  const GumboNode* root_;
  Announcement& announcement_;
  std::vector<const GumboNode*> first_headings_;
  std::vector<const GumboNode*> second_headings_;
  const GumboNode* heading_ = nullptr;
  const GumboNode* content_ = nullptr;
  const GumboNode* stamp_ = nullptr;
  int articles_ = 0;
  std::string og_title_;
  std::string whole_page_title_;
  std::string page_title_;  // without the name of the site
  std::string url_;
  std::optional<Date> date_;
};

}  // namespace

bool read_html(std::string_view text, Announcement& announcement) {
  if (nesting_cost(text) > kMaxNestingCost) return false;
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = &arena;
  options.allocator = [](void* memory, std::size_t size) {
    return static_cast<Arena*>(memory)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  const ShortenedHtml html(text);
  const GumboOutput* page = gumbo_parse_with_options(&options, html.text().data(), html.text().size());
  HtmlReader(html, page->root, announcement).read();
  return true;
}

}  // namespace thongcao
