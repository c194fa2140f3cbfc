// Metrics as the command line names them, among the titles of what is measured.
#pragma once

#include <string>
#include <vector>

namespace docket {

/// "; did you mean …?"; empty where no valid word is near.
[[nodiscard]] std::string nearest_hint(const std::string& word, const std::vector<std::string>& valid);

/// Why nothing is meant by `metric`, with the nearest title; of a name without a subject, with the nearest name.
[[nodiscard]] std::string why_no_metric(const std::string& metric, std::vector<std::string> titles);

/// Whether its values are shares, from 0 to 1: only those are written in percent. `metric`: with or without a subject.
[[nodiscard]] bool is_share(const std::string& metric);

}  // namespace docket
