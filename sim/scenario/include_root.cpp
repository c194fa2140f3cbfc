#include "scenario/include_root.hpp"

#include "scenario/json_text.hpp"

namespace docket::scenario_detail {

namespace {

/// Both canonical. An empty folder is the one from which relative paths count where there is no disk.
bool lies_under(const std::string& path, const std::string& folder) {
  if (folder.empty()) {
    return !path.starts_with('/') && path != ".." && !path.starts_with("../");
  }
  return path.starts_with(folder.ends_with('/') ? folder : folder + "/");
}

}  // namespace

IncludeRoot::IncludeRoot(const InputFiles& files, const std::string& scenario_path, bool is_anywhere)
    : files_(files), is_anywhere_(is_anywhere), folder_(is_anywhere ? "" : files.root_of(scenario_path)) {}

bool IncludeRoot::admits(const std::string& path, const LocatedValue& mention, const std::string& pointer,
                         Problems& problems) const {
  if (is_anywhere_ || lies_under(files_.canonical(path), folder_)) {
    return true;
  }
  problems.push_back({mention.spot.place(), pointer,
                      "found " + quoted(path) + ", expected a file under " +
                          (folder_.empty() ? "the folder of the scenario" : quoted(folder_)),
                      "",
                      "--allow-outside opens it all the same; an empty file .docket-root in a folder above both lets "
                      "all files under it be named"});
  return false;
}

}  // namespace docket::scenario_detail
