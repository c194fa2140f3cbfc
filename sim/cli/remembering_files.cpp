#include "cli/remembering_files.hpp"

namespace docket {

Result<std::string> RememberingFiles::read(const std::string& path) const {
  const std::scoped_lock lock(guard_);
  auto known = known_.find(path);
  if (known == known_.end()) {
    known = known_.emplace(path, files_.read(path)).first;
  }
  return known->second;
}

bool RememberingFiles::has_read(const std::string& path) const {
  const std::scoped_lock lock(guard_);
  const auto known = known_.find(path);
  return known != known_.end() && known->second.has_value();
}

bool RememberingFiles::has_failed(const std::string& path) const {
  const std::scoped_lock lock(guard_);
  const auto known = known_.find(path);
  return known != known_.end() && !known->second.has_value();
}

}  // namespace docket
