// Outputs appear whole or not at all: they are written under a temporary name beside the target and renamed.
#pragma once

#include <string>
#include <string_view>

#include "docket/core/problem.hpp"

namespace docket {

/// One output in the making. Until commit() nothing is seen at `path`, and what stood there stays; destroyed without
/// it, nothing is left behind. A link is followed, and what it points to is replaced. The first failure is kept: later
/// writes do nothing and commit() reports it. Not for devices and pipes, which have nothing to rename over.
class AtomicFile {
 public:
  explicit AtomicFile(const std::string& path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view text);
  /// Empty on success; else what went wrong, and the target is as it was. Call it once.
  [[nodiscard]] Problems commit();

 private:
  void fail(const std::string& what);
  void abandon();

  std::string path_;       ///< as the user named it
  std::string target_;     ///< where links lead
  std::string temporary_;  ///< empty when there is none on the disk
  int descriptor_ = -1;
  Problems problems_;
};

/// Writes a whole file through an AtomicFile.
[[nodiscard]] Problems write_file(const std::string& path, std::string_view text);

/// Makes the folder and those above it; one that exists already is fine.
[[nodiscard]] Problems make_directory(const std::string& path);

}  // namespace docket
