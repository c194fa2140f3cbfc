#include "architecture/source_tree.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace docket::architecture {
namespace {

constexpr std::string_view kPublic = "include/docket/";
constexpr std::string_view kPrivate = "sim/";

std::string_view below_root(std::string_view path) {
  for (const std::string_view root : {kPublic, kPrivate}) {
    if (path.starts_with(root)) {
      return path.substr(root.size());
    }
  }
  return {};
}

/// The end of what begins at `from` and ends with `closing`; the end of the text when it never closes.
std::size_t after(const std::string& text, std::size_t from, const std::string& closing) {
  const std::size_t at = text.find(closing, from);
  return at == std::string::npos ? text.size() : at + closing.size();
}

std::size_t after_literal(const std::string& text, std::size_t from) {
  const char quote = text[from];
  std::size_t at = from + 1;
  while (at < text.size() && text[at] != quote) {
    at += text[at] == '\\' ? 2 : 1;
  }
  return std::min(at + 1, text.size());
}

/// A quote between two digits or letters separates digits (1'000).
bool is_digit_separator(const std::string& text, std::size_t at) {
  return at > 0 && std::isxdigit(static_cast<unsigned char>(text[at - 1])) != 0;
}

/// Where the comment or literal that begins at `at` ends; `at` itself when none begins there.
std::size_t end_of_aside(const std::string& text, std::size_t at) {
  if (text.compare(at, 2, "//") == 0) {
    return std::min(text.find('\n', at), text.size());
  }
  if (text.compare(at, 2, "/*") == 0) {
    return after(text, at + 2, "*/");
  }
  if (text.compare(at, 2, "R\"") == 0) {
    const std::string delimiter = text.substr(at + 2, text.find('(', at) - at - 2);
    return after(text, at, ')' + delimiter + '"');
  }
  if (text[at] == '"' || (text[at] == '\'' && !is_digit_separator(text, at))) {
    return after_literal(text, at);
  }
  return at;
}

}  // namespace

SourceTree read_source_tree(const std::string& root) {
  SourceTree tree;
  for (const char* folder : {"include", "sim"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(root) / folder)) {
      const auto extension = entry.path().extension();
      if (extension == ".hpp" || extension == ".cpp") {
        std::ifstream file(entry.path());
        tree[std::filesystem::relative(entry.path(), root).generic_string()] =
            std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
      }
    }
  }
  return tree;
}

std::string room_of(std::string_view path) {
  const std::string_view rest = below_root(path);
  const auto slash = rest.find('/');
  return slash == std::string_view::npos ? std::string() : std::string(rest.substr(0, slash));
}

bool is_public(std::string_view path) { return path.starts_with(kPublic); }

std::vector<std::string> includes_of(const std::string& text) {
  static const std::regex directive(R"((?:^|\n)[ \t]*#[ \t]*include[ \t]*(<[^>\n]*>|"[^"\n]*"))");
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), directive), end; it != end; ++it) {
    found.push_back((*it)[1]);
  }
  return found;
}

std::string code_of(const std::string& text) {
  std::string code;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = end_of_aside(text, at); end > at) {
      code += ' ';
      at = end;
    } else {
      code += text[at++];
    }
  }
  return code;
}

}  // namespace docket::architecture
