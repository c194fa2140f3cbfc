// The only way by which bytes reach the library. The program reads the disk; tests and browsers read memory.
#pragma once

#include <string>

#include "docket/core/problem.hpp"

namespace docket {

class InputFiles {
 public:
  virtual ~InputFiles() = default;
  InputFiles() = default;
  InputFiles(const InputFiles&) = delete;
  InputFiles& operator=(const InputFiles&) = delete;

  /// The whole content of `path` ("-" is standard input where there is one), or a Problem that says why not.
  [[nodiscard]] virtual Result<std::string> read(const std::string& path) const = 0;

  /// The path of `relative` as written in the file `from`. Pure text where there is no disk.
  [[nodiscard]] virtual std::string resolve(const std::string& from, const std::string& relative) const = 0;
};

}  // namespace docket
