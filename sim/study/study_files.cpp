#include "study/study_files.hpp"

#include "scenario/include_files.hpp"
#include "scenario/json_text.hpp"

namespace docket::study_detail {

using scenario_detail::LocatedValue;
using scenario_detail::Node;
using scenario_detail::Reader;

StudyFiles::StudyFiles(std::string study_path, const InputFiles& files, const StudyReadOptions& options)
    : study_path_(std::move(study_path)),
      files_(files),
      options_(options),
      root_(files, study_path_, options.allow_outside) {}

std::optional<std::string> StudyFiles::path_of(Reader& reader, const Node& mention) const {
  std::string path = files_.resolve(study_path_, mention.value->text);
  return root_.admits(path, *mention.value, mention.pointer, reader.problems) ? std::optional(std::move(path))
                                                                              : std::nullopt;
}

std::optional<LocatedValue> StudyFiles::json_in(Reader& reader, const Node& mention) const {
  const auto path = path_of(reader, mention);
  return path ? scenario_detail::read_json_file(*path, files_, mention.value, mention.pointer, options_.limits.nesting,
                                                reader.problems)
              : std::nullopt;
}

std::optional<std::string> StudyFiles::readable(Reader& reader, const Node& mention) const {
  return text_in(reader, mention) ? path_of(reader, mention) : std::nullopt;
}

std::optional<std::string> StudyFiles::text_in(Reader& reader, const Node& mention) const {
  const auto path = path_of(reader, mention);
  if (!path) {
    return std::nullopt;
  }
  auto text = files_.read(*path);
  for (const Problem& problem : text.problems()) {
    reader.error(mention, "cannot read " + scenario_detail::quoted(*path) + ": " + problem.message);
  }
  return text.has_value() ? std::optional(std::move(text).value()) : std::nullopt;
}

}  // namespace docket::study_detail
