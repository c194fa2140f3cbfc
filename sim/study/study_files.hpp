// The files that a study names: found from its own folder, and only below its root.
#pragma once

#include <optional>
#include <string>

#include "docket/study/read_study.hpp"
#include "scenario/include_root.hpp"
#include "scenario/reader.hpp"

namespace docket::study_detail {

class StudyFiles {
 public:
  /// REQUIRES: `files` and `options` outlive it.
  StudyFiles(std::string study_path, const InputFiles& files, const StudyReadOptions& options);

  // `mention` is the text that names the file; what is wrong is reported there.
  /// The path, whether there is such a file or not; nothing when it must not be opened.
  std::optional<std::string> path_of(scenario_detail::Reader& reader, const scenario_detail::Node& mention) const;
  /// The path of a file that can be read.
  std::optional<std::string> readable(scenario_detail::Reader& reader, const scenario_detail::Node& mention) const;
  /// The JSON object in it.
  std::optional<scenario_detail::LocatedValue> json_in(scenario_detail::Reader& reader,
                                                       const scenario_detail::Node& mention) const;
  std::optional<std::string> text_in(scenario_detail::Reader& reader, const scenario_detail::Node& mention) const;

 private:
  std::string study_path_;
  const InputFiles& files_;
  const StudyReadOptions& options_;
  scenario_detail::IncludeRoot root_;
};

}  // namespace docket::study_detail
