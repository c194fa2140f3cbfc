#include "platform/discipline/first_come_line.hpp"

#include <algorithm>

namespace docket {

void FirstComeLine::grow() {
  std::rotate(ring_.begin(), ring_.begin() + static_cast<std::ptrdiff_t>(first_), ring_.end());
  first_ = 0;
  ring_.resize(2 * ring_.size());
}

}  // namespace docket
