#include "cli/metric_words.hpp"

#include <algorithm>

#include "docket/core/nearest_word.hpp"

namespace docket {

std::string nearest_hint(const std::string& word, const std::vector<std::string>& valid) {
  const std::string nearest = nearest_word(word, valid);
  return nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?";
}

std::string why_no_metric(const std::string& metric, std::vector<std::string> titles) {
  if (metric.find(" on ") == std::string::npos) {
    for (std::string& title : titles) {
      title.resize(std::min(title.size(), title.find(" on ")));
    }
  }
  return "no metric \"" + metric + "\"" + nearest_hint(metric, titles);
}

bool is_share(const std::string& metric) {
  const std::string name = metric.substr(0, metric.find(" on "));
  return name.ends_with("_share") || name == "utilisation";
}

}  // namespace docket
