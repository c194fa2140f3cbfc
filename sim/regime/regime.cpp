#include "docket/regime/regime.hpp"

namespace docket {

Instant due_at(const Reading& reading, Instant served_at, const Rung* renewing) {
  const bool is_replaced = renewing != nullptr && renewing->within && reading.basis == ReadingBasis::law;
  return served_at + (is_replaced ? *renewing->within : reading.within);
}

}  // namespace docket
