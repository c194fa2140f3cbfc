#include "report/reference_words.hpp"

#include <algorithm>

#include "report/json_writer.hpp"

namespace docket {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& before_last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == words.size() ? before_last : ", ") + words[i];
  }
  return text;
}

}  // namespace

std::string shown_key(const FieldNode& node) { return node.key + (node.has_free_keys() ? "/*" : ""); }

std::string shown_default(const FieldNode& node) {
  return node.info.is_required ? "required" : node.info.fallback.empty() ? "none" : node.info.fallback;
}

std::vector<std::string> further_words(const FieldInfo& info) {
  std::vector<std::string> words;
  if (!info.choices.empty()) {
    words.push_back("words: " + joined(info.choices, ", "));
  }
  if (!info.refers_to.empty()) {
    words.push_back("ids of " + info.refers_to);
  }
  if (!info.alternatives.empty()) {
    words.push_back("exactly one of " + joined(info.alternatives, " and "));
  }
  return words;
}

std::string shown_example(const FieldNode& node) {
  return node.key == "*" ? node.info.example : json_string(node.key) + ": " + node.info.example;
}

std::string indented(const std::string& text, std::size_t blanks) {
  std::string lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines += std::string(blanks, ' ') + text.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return lines;
}

}  // namespace docket
