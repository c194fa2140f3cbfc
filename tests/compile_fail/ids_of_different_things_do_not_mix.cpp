// An id of a stage is no id of a pool.
// expect: could not convert|no matching function for call|no viable conversion
#include "docket/core/id.hpp"

namespace {
using StageId = docket::Id<struct StageTag>;
using PoolId = docket::Id<struct PoolTag>;
std::uint32_t index_of(PoolId id) { return id.index(); }
}  // namespace

int main() {
#ifdef MISUSE
  return static_cast<int>(index_of(StageId(std::uint32_t{0})));
#else
  return static_cast<int>(index_of(PoolId(std::uint32_t{0})));
#endif
}
