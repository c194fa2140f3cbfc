#include "docket/scenario/evidence.hpp"

#include <algorithm>

namespace docket {

std::size_t EvidenceLedger::count(EvidenceKind kind) const {
  return static_cast<std::size_t>(std::ranges::count(entries, kind, &Evidence::kind));
}

}  // namespace docket
