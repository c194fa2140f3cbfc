// The disk and standard input as the library's InputFiles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "docket/core/input_files.hpp"

namespace docket {

class DiskFiles : public InputFiles {
 public:
  static constexpr std::size_t kDefaultLimit = std::size_t{64} << 20;

  /// Files longer than `limit` bytes are refused before more than that is read.
  explicit DiskFiles(std::size_t limit = kDefaultLimit) : limit_(limit) {}

  /// "-" is standard input: read once, to its end, and kept. Pipes and devices are read like files, up to the limit;
  /// directories are refused. Safe to call from several threads.
  [[nodiscard]] Result<std::string> read(const std::string& path) const override;

  /// Relative to the folder of `from` ("-": to the working directory), with "." and ".." folded as text.
  [[nodiscard]] std::string resolve(const std::string& from, const std::string& relative) const override;

 private:
  std::size_t limit_;
  mutable std::mutex standard_input_guard_;
  mutable std::optional<Result<std::string>> standard_input_;
};

}  // namespace docket
