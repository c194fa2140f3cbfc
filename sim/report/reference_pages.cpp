#include <algorithm>

#include "docket/core/nearest_word.hpp"
#include "docket/report/reference.hpp"
#include "docket/study/read_study.hpp"
#include "report/help_topics.hpp"
#include "report/reference_words.hpp"
#include "report/text_table.hpp"
#include "report/value_topics.hpp"

namespace docket {
namespace {

constexpr std::size_t kIndent = 2;

const std::vector<std::string> kRoots = {"scenario", "regime", "facts", "study"};

/// The steps of a path, of which the first is one of kRoots or is left out by a pointer.
std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) {
      steps.push_back(path.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  if (path.starts_with('/') && (steps.empty() || steps.front() != kRoots.front())) {
    steps.insert(steps.begin(), kRoots.front());
  }
  return steps;
}

FieldNode tree_named(const std::string& root) {
  if (root == "study") {
    return tree_of(describe_study());
  }
  FieldNode tree = tree_of(root == "facts" ? describe_facts() : describe_scenario());
  return root == "regime" ? *tree.member("regimes")->member("*") : tree;
}

std::string path_of(const std::vector<std::string>& steps, std::size_t count) {
  std::string path;
  for (std::size_t i = 0; i < count; ++i) {
    path += (i == 0 ? "" : "/") + steps[i];
  }
  return path;
}

std::string row(const std::string& name, const std::string& text, std::size_t width) {
  constexpr std::size_t kColumn = 14;
  const std::string lines = wrapped(text, kColumn, width);
  return "  " + name + lines.substr(std::min(lines.size(), name.size() + kIndent));
}

std::string leaf_page(const FieldNode& node, std::size_t width) {
  const FieldInfo& info = node.info;
  std::string page = row("type", info.type, width) + row("expected", info.expects, width);
  page += info.unit.empty() ? "" : row("unit", info.unit, width);
  page += row(info.is_required ? "required" : "default", info.is_required ? "yes" : shown_default(node), width);
  for (const std::string& words : further_words(info)) {
    page += row("", words, width);
  }
  page += row("example", shown_example(node), width);
  page += info.is_value ? row("evidence", "may be asked for: this can change a result", width) : "";
  for (const Topic& topic : value_topics()) {
    const bool is_about = topic.name == info.type + "s" ||
                          (topic.name == "distributions" && info.type.starts_with("distribution of")) ||
                          (topic.name == "arrivals" && info.type == "arrival process");
    page += is_about ? "\nHow " + topic.name + " are written:\n  docket help scenario/" + topic.name + "\n" : "";
  }
  return page;
}

std::string members_table(const FieldNode& object, std::size_t width) {
  TextTable table({"Key", "type", "default", "meaning"});
  table.align_left(1);
  table.align_left(2);
  table.let_last_column_flow();
  for (const FieldNode& member : object.members) {
    std::string meaning = member.info.meaning;
    for (const std::string& words : further_words(member.info)) {
      meaning += "; " + words;
    }
    table.add({shown_key(member), member.info.type, shown_default(member), meaning});
  }
  return table.render(width);
}

/// The members below which there is more; without any, one for its details.
std::string deeper_pages(const FieldNode& object, const std::string& path) {
  std::string lines;
  for (const FieldNode& member : object.members) {
    lines += member.members.empty() ? "" : "  docket help " + path + "/" + member.key + "\n";
  }
  return "One level deeper:\n" +
         (lines.empty() ? "  docket help " + path + "/" + object.members.back().key + "\n" : lines);
}

std::string object_page(const FieldNode& node, const std::string& path, std::size_t width) {
  const FieldNode& object = node.has_free_keys() ? node.members.front() : node;
  if (object.members.empty()) {
    return leaf_page(object.has_entry() ? object : node, width);
  }
  return members_table(object, width) + "\n" + (node.has_entry() ? row("example", shown_example(node), width) : "") +
         deeper_pages(object, path + (node.has_free_keys() ? "/*" : ""));
}

std::string topic_page(const Topic& topic, std::size_t width) {
  std::string page;
  for (const std::string& paragraph : topic.paragraphs) {
    page += wrapped(paragraph, 0, width) + "\n";
  }
  TextTable table({"Written", "meaning"});
  table.let_last_column_flow();
  for (const auto& [written, meaning] : topic.forms) {
    table.add({written, meaning});
  }
  page += table.empty() ? "" : table.render(width) + "\n";
  page += topic.examples.size() == 1 ? "Example\n" : "Examples\n";
  for (const std::string& example : topic.examples) {
    page += indented(example, kIndent);
  }
  return page;
}

std::string heading(const std::string& path, const std::string& meaning, std::size_t width) {
  return wrapped(meaning.empty() ? path : path + ": " + meaning, 0, width) + "\n";
}

std::string offered_topics() {
  std::string lines = "Words, an example, and how values are written:\n";
  for (const Topic& topic : help_topics()) {
    lines += "  docket help scenario/" + topic.name + "\n";
  }
  return lines + "All of it at once:\n  docket help scenario --format markdown\n";
}

}  // namespace

bool is_reference_path(const std::string& path) {
  const std::vector<std::string> steps = steps_of(path);
  return path.find('/') != std::string::npos ||
         (!steps.empty() && std::ranges::find(kRoots, steps.front()) != kRoots.end());
}

std::optional<std::string> reference_page(const std::string& path, std::size_t width) {
  const std::vector<std::string> steps = steps_of(path);
  if (steps.empty() || std::ranges::find(kRoots, steps.front()) == kRoots.end()) {
    return std::nullopt;
  }
  for (const Topic& topic : help_topics()) {
    if (steps.size() == 2 && steps[1] == topic.name) {
      return heading(topic.name, topic.summary, width) + topic_page(topic, width);
    }
  }
  const FieldNode root = tree_named(steps.front());
  const FieldNode* node = &root;
  std::string meaning;
  for (auto step = steps.begin() + 1; step != steps.end(); ++step) {
    node = node->member(*step);
    if (node == nullptr) {
      return std::nullopt;
    }
    meaning = node->has_entry() ? node->info.meaning : meaning;
  }
  const std::string clean = path_of(steps, steps.size());
  const std::string page = node->members.empty() ? leaf_page(*node, width) : object_page(*node, clean, width);
  return heading(clean, meaning, width) + page + (steps.size() == 1 ? offered_topics() : "");
}

std::string nearest_reference(const std::string& path) {
  std::vector<std::string> steps = steps_of(path);
  if (steps.empty()) {
    return kRoots.front();
  }
  if (std::ranges::find(kRoots, steps.front()) == kRoots.end()) {
    const std::string root = nearest_word(steps.front(), kRoots);
    steps.front() = root.empty() ? kRoots.front() : root;
  }
  const FieldNode root = tree_named(steps.front());
  const FieldNode* node = &root;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (node->member(steps[i]) == nullptr) {
      std::vector<std::string> keys;
      std::ranges::transform(node->members, std::back_inserter(keys), &FieldNode::key);
      steps[i] = nearest_word(steps[i], keys);
    }
    node = node->member(steps[i]);
    if (node == nullptr) {
      return path_of(steps, i);
    }
  }
  return path_of(steps, steps.size());
}

}  // namespace docket
