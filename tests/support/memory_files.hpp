// Files that exist only in a test.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>

#include "docket/core/input_files.hpp"
#include "support/fixed_zones.hpp"  // a scenario under test needs both

namespace docket::test {

class MemoryFiles : public InputFiles {
 public:
  MemoryFiles() = default;
  /// MemoryFiles files{{"a.json", "{}"}, {"b.json", "[]"}};
  MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> contents) : contents_(contents) {}

  void put(const std::string& path, std::string content) { contents_[path] = std::move(content); }

  [[nodiscard]] Result<std::string> read(const std::string& path) const override {
    const auto found = contents_.find(path);
    if (found == contents_.end()) {
      return Problems{{.place = {path, 0, 0}, .pointer = {}, .message = "no such file", .nearest = {}, .hint = {}}};
    }
    return found->second;
  }

  /// Beside `from`: "a/b.json" and "c.json" make "a/c.json".
  [[nodiscard]] std::string resolve(const std::string& from, const std::string& relative) const override {
    const auto slash = from.rfind('/');
    return slash == std::string::npos ? relative : from.substr(0, slash + 1) + relative;
  }

  [[nodiscard]] std::string canonical(const std::string& path) const override {
    return std::filesystem::path(path).lexically_normal().string();
  }
  [[nodiscard]] std::string root_of(const std::string& path) const override {
    const std::filesystem::path own = std::filesystem::path(canonical(path)).parent_path();
    for (auto folder = own; !folder.empty(); folder = folder.parent_path()) {
      if (contents_.contains((folder / kRootMark).string())) {
        return folder.string();
      }
    }
    return contents_.contains(kRootMark) ? "" : own.string();
  }

 private:
  std::map<std::string, std::string> contents_;
};

}  // namespace docket::test
