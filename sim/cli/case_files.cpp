#include "cli/case_files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/options.hpp"
#include "docket/core/nearest_word.hpp"

namespace docket {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWhatToName = "name a scenario file, or the folder of the cases with --folder";

std::vector<NamedFile> cases_in(const std::string& folder) {
  std::vector<NamedFile> cases;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json") {
      cases.push_back({entry->path().stem().string(), entry->path().string()});
    }
  }
  if (error) {
    throw UsageError("the folder " + folder + " cannot be read (" + error.message() + "); " + kWhatToName);
  }
  std::ranges::sort(cases, {}, &NamedFile::name);
  return cases;
}

bool is_file(const std::string& word) { return word.ends_with(".json"); }

NamedFile named_case(const std::string& word, const std::string& folder, const std::vector<NamedFile>& known) {
  if (is_file(word)) {
    return {word, word};
  }
  const auto found = std::ranges::find(known, word, &NamedFile::name);
  if (found != known.end()) {
    return *found;
  }
  std::vector<std::string> names;
  for (const NamedFile& one : known) {
    names.push_back(one.name);
  }
  const std::string nearest = nearest_word(word, names);
  throw UsageError("no case \"" + word + "\" in " + folder +
                   (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?"));
}

}  // namespace

std::vector<NamedFile> all_cases(const std::string& folder) {
  std::vector<NamedFile> cases = cases_in(folder);
  if (cases.empty()) {
    throw UsageError("no cases in " + folder + "; " + kWhatToName);
  }
  return cases;
}

std::vector<NamedFile> named_cases(const std::vector<std::string>& words, const std::string& folder) {
  const bool are_all_files = std::ranges::all_of(words, is_file);
  const std::vector<NamedFile> known = are_all_files ? std::vector<NamedFile>() : cases_in(folder);
  std::vector<NamedFile> cases;
  for (const std::string& word : words) {
    cases.push_back(named_case(word, folder, known));
  }
  return cases;
}

}  // namespace docket
