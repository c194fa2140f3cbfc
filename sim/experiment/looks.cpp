#include "experiment/looks.hpp"

#include <algorithm>

namespace docket::experiment_detail {

std::vector<std::uint64_t> looks_between(std::uint64_t fewest, std::uint64_t most) {
  std::vector<std::uint64_t> looks;
  for (std::uint64_t at = fewest; at < most; at += std::max<std::uint64_t>(at / 3, 1)) {
    looks.push_back(at);
  }
  looks.push_back(std::max(fewest, most));
  return looks;
}

}  // namespace docket::experiment_detail
