#include <algorithm>

#include "docket/report/reference.hpp"
#include "docket/study/read_study.hpp"
#include "report/help_topics.hpp"
#include "report/markdown.hpp"
#include "report/reference_words.hpp"

namespace docket {
namespace {

std::string meaning_of(const FieldInfo& info) {
  std::string text = info.meaning;
  for (const std::string& words : further_words(info)) {
    text += "; " + words;
  }
  text += info.unit.empty() ? "" : "; in " + info.unit;
  return markdown_cell(text);
}

void add_rows(const FieldNode& node, const std::string& path, std::string& rows) {
  if (node.has_entry() && node.key != "*") {
    const bool is_leaf = node.members.empty();
    rows += "| " + markdown_code(path) + " | " + markdown_cell(node.info.type) + " | " +
            markdown_cell(shown_default(node)) + " | " + meaning_of(node.info) + " | " +
            (is_leaf ? markdown_code(node.info.example) : "") + " |\n";
  } else if (node.has_entry() && node.members.empty()) {
    rows += "| " + markdown_code(path) + " | " + markdown_cell(node.info.type) + " |  | " + meaning_of(node.info) +
            " | " + markdown_code(node.info.example) + " |\n";
  }
  for (const FieldNode& member : node.members) {
    add_rows(member, path + "/" + member.key, rows);
  }
}

constexpr const char* kTableHead = "| key | type | default | meaning | example |\n|---|---|---|---|---|\n";

std::string section(const FieldNode& node) {
  std::string rows;
  for (const FieldNode& member : node.members) {
    add_rows(member, member.key, rows);
  }
  return "### " + node.key + "\n\n" + node.info.meaning + "\n\n" + kTableHead + rows + "\n";
}

/// Keys without members stand together in one table, each other key has a section.
std::string sections(const std::string& title, const FieldNode& root) {
  std::string rows;
  std::string text;
  for (const FieldNode& member : root.members) {
    if (member.members.empty()) {
      add_rows(member, member.key, rows);
    } else {
      text += section(member);
    }
  }
  return "## " + title + "\n\n" + kTableHead + rows + "\n" + text;
}

std::string topic_section(const Topic& topic) {
  std::string text = "### " + topic.name + "\n\n" + topic.summary + "\n\n";
  for (const std::string& paragraph : topic.paragraphs) {
    text += paragraph + "\n\n";
  }
  text += topic.forms.empty() ? "" : "| written | meaning |\n|---|---|\n";
  for (const auto& [written, meaning] : topic.forms) {
    text += "| " + markdown_code(written) + " | " + markdown_cell(meaning) + " |\n";
  }
  text += topic.forms.empty() ? "" : "\n";
  for (const std::string& example : topic.examples) {
    text += indented(example, 4);
  }
  return text + "\n";
}

}  // namespace

std::string reference_markdown() {
  std::string text = sections("Keys of a scenario", tree_of(describe_scenario()));
  text += sections("Keys of a file of facts", tree_of(describe_facts()));
  text += sections("Keys of a study", tree_of(describe_study()));
  text += "## Words, an example, forms of values\n\n";
  for (const Topic& topic : help_topics()) {
    text += topic_section(topic);
  }
  text.pop_back();
  return text;
}

}  // namespace docket
