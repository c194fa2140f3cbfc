// The disk and standard input as the library's InputFiles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "docket/core/input_files.hpp"

namespace docket {

class DiskFiles : public InputFiles {
 public:
  static constexpr std::size_t kDefaultLimit = std::size_t{64} << 20;

  /// Files longer than `limit` bytes are refused before more than that is read. `raised_by`, such as
  /// "--max-file-size", is how the user may raise the limit; the refusal says it.
  explicit DiskFiles(std::size_t limit = kDefaultLimit, std::string raised_by = {})
      : limit_(limit), raised_by_(std::move(raised_by)) {}

  /// "-" is standard input: read once, to its end, and kept. Pipes and devices are read like files, up to the limit;
  /// directories are refused. Safe to call from several threads.
  [[nodiscard]] Result<std::string> read(const std::string& path) const override;

  /// Relative to the folder of `from` ("-": to the working directory), with "." and ".." folded as text.
  [[nodiscard]] std::string resolve(const std::string& from, const std::string& relative) const override;
  [[nodiscard]] std::string canonical(const std::string& path) const override;
  [[nodiscard]] std::string root_of(const std::string& path) const override;

  /// It can be read, but was refused for its length.
  [[nodiscard]] bool has_refused(const std::string& path) const;

 private:
  Result<std::string> refuse_length(const std::string& path) const;
  Result<std::string> read_to_end(int descriptor, const std::string& path) const;
  Result<std::string> read_file(const std::string& path) const;

  std::size_t limit_;
  std::string raised_by_;
  mutable std::mutex refused_guard_;
  mutable std::set<std::string> refused_;
  mutable std::mutex standard_input_guard_;
  mutable std::optional<Result<std::string>> standard_input_;
};

}  // namespace docket
