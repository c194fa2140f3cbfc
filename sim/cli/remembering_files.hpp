// Files as they were when they were first read: what a problem shows is what was judged, and pipes are read once.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "docket/core/input_files.hpp"

namespace docket {

/// Safe to use from several threads, as far as `files` is.
class RememberingFiles final : public InputFiles {
 public:
  /// REQUIRES: `files` outlives it.
  explicit RememberingFiles(const InputFiles& files) : files_(files) {}

  [[nodiscard]] Result<std::string> read(const std::string& path) const override;
  [[nodiscard]] std::string resolve(const std::string& from, const std::string& relative) const override {
    return files_.resolve(from, relative);
  }
  [[nodiscard]] std::string canonical(const std::string& path) const override { return files_.canonical(path); }
  [[nodiscard]] std::string root_of(const std::string& path) const override { return files_.root_of(path); }
  /// It was asked for and could be read.
  [[nodiscard]] bool has_read(const std::string& path) const;
  /// It was asked for and could not be read.
  [[nodiscard]] bool has_failed(const std::string& path) const;

 private:
  const InputFiles& files_;
  mutable std::mutex guard_;
  mutable std::map<std::string, Result<std::string>> known_;
};

}  // namespace docket
