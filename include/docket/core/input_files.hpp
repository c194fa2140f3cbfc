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

  /// The one name of a file, however its path is spelled: symbolic links are followed, "." and ".." folded. Pure text
  /// where there is no disk.
  [[nodiscard]] virtual std::string canonical(const std::string& path) const = 0;

  /// The canonical folder under which the files must lie that `path` names: the nearest that holds a file kRootMark,
  /// from the folder of `path` ("-": the working directory) upwards; if none does, that folder itself.
  [[nodiscard]] virtual std::string root_of(const std::string& path) const = 0;

  static constexpr const char* kRootMark = ".docket-root";
};

}  // namespace docket
