#include "malformed/expected_problems.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace docket::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kTable = "expected.json";

Problem problem_of(const Json& row, const std::string& name) {
  Problem problem;
  problem.place = {row.value("file", name), row.at("line"), row.at("column")};
  problem.pointer = row.at("pointer");
  problem.message = row.at("message");
  problem.nearest = row.value("nearest", "");
  problem.hint = row.value("hint", "");
  problem.severity = row.value("severity", "error") == "warning" ? Severity::warning : Severity::error;
  return problem;
}

Json row_of(const Problem& problem, const std::string& name) {
  Json row;
  if (problem.place.file != name) {
    row["file"] = problem.place.file;
  }
  row["line"] = problem.place.line;
  row["column"] = problem.place.column;
  row["pointer"] = problem.pointer;
  row["message"] = problem.message;
  if (!problem.nearest.empty()) {
    row["nearest"] = problem.nearest;
  }
  if (!problem.hint.empty()) {
    row["hint"] = problem.hint;
  }
  if (problem.severity == Severity::warning) {
    row["severity"] = "warning";
  }
  return row;
}

bool is_malformed_file(const fs::directory_entry& entry) {
  const std::string extension = entry.path().extension();
  return entry.is_regular_file() && entry.path().filename() != kTable && (extension == ".json" || extension == ".csv");
}

}  // namespace

std::string malformed_path(const std::string& name) {
  return std::string(DOCKET_SOURCE_DIR) + "/tests/malformed/" + name;
}

std::vector<MalformedFile> expected_problems() {
  std::ifstream table(malformed_path(kTable));
  const Json rows = Json::parse(table);
  std::vector<MalformedFile> files;
  for (const auto& [name, row] : rows.items()) {
    MalformedFile file{name, row.value("schema", false), {}};
    for (const Json& problem : row.at("problems")) {
      file.problems.push_back(problem_of(problem, name));
    }
    files.push_back(std::move(file));
  }
  std::ranges::sort(files, {}, &MalformedFile::name);
  return files;
}

std::vector<std::string> malformed_names() {
  const fs::path folder = malformed_path("");
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (is_malformed_file(entry) && !name.starts_with("parts/")) {
      names.push_back(name);
    }
  }
  std::ranges::sort(names);
  return names;
}

std::string as_expected(const std::string& name, bool breaks_schema, const Problems& problems) {
  std::string line = Json(name).dump() + ": {" + (breaks_schema ? "\"schema\": true, " : "") + "\"problems\": [";
  const char* separator = "\n  ";
  for (const Problem& problem : problems) {
    line += separator + row_of(problem, name).dump();
    separator = ",\n  ";
  }
  return line + "]}";
}

}  // namespace docket::test
