#include "docket/core/problem_text.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "core/source_excerpt.hpp"
#include "core/utf8_cells.hpp"

namespace docket {
namespace {

/// A file cut into lines; views into its own text.
class Lines {
 public:
  explicit Lines(std::string text) : text_(std::move(text)) {
    for (std::size_t begin = 0; begin != std::string::npos;) {
      begins_.push_back(begin);
      const auto end = text_.find('\n', begin);
      begin = end == std::string::npos ? end : end + 1;
    }
  }

  /// From 1.
  [[nodiscard]] std::optional<std::string> line(std::uint32_t number) const {
    if (number == 0 || number > begins_.size()) {
      return std::nullopt;
    }
    const auto begin = begins_[number - 1];
    auto end = number == begins_.size() ? text_.size() : begins_[number] - 1;
    if (end > begin && text_[end - 1] == '\r') {
      --end;
    }
    return text_.substr(begin, end - begin);
  }

 private:
  std::string text_;
  std::vector<std::size_t> begins_;
};

Lines lines_or_none(const InputFiles& files, const std::string& file) {
  auto text = files.read(file == "<stdin>" ? "-" : file);
  return Lines(text.has_value() ? std::move(text).value() : std::string());
}

std::string place_text(const Place& place) {
  auto text = place.file;
  for (const auto number : {place.line, place.column}) {
    if (number == 0) {
      break;
    }
    text += ":" + std::to_string(number);
  }
  return text.empty() ? text : text + ": ";
}

std::string said(const Problem& problem) {
  std::string text = place_text(problem.place);
  if (problem.severity == Severity::warning) {
    text += "warning: ";
  }
  if (!problem.pointer.empty()) {
    text += problem.pointer + ": ";
  }
  text += problem.message;
  if (!problem.nearest.empty()) {
    text += "; did you mean \"" + problem.nearest + "\"?";
  }
  return printable(text) + "\n";
}

std::string excerpt_of(const Place& place, const SourceLine& source) {
  if (!source || place.line == 0) {
    return {};
  }
  const auto line = source(place.file, place.line);
  return line ? draw_excerpt(*line, place.line, place.column) : std::string();
}

}  // namespace

SourceLine lines_of(const InputFiles& files) {
  auto known = std::make_shared<std::map<std::string, Lines>>();
  return [&files, known](const std::string& file, std::uint32_t line) {
    auto found = known->find(file);
    if (found == known->end()) {
      found = known->emplace(file, lines_or_none(files, file)).first;
    }
    return found->second.line(line);
  };
}

std::string render_problems(Problems problems, const SourceLine& source) {
  std::sort(problems.begin(), problems.end());
  problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
  std::string text;
  for (const auto& problem : problems) {
    text += said(problem) + excerpt_of(problem.place, source);
    if (!problem.hint.empty()) {
      text += "       hint: " + printable(problem.hint) + "\n";
    }
  }
  return text;
}

}  // namespace docket
