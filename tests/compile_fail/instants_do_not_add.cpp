// Two instants have a distance; their sum has no meaning.
// expect: no match for|invalid operands to binary expression
#include "docket/core/time.hpp"

int main() {
  const docket::Instant a;
  const docket::Instant b = a + docket::Duration::hours(1);
#ifdef MISUSE
  return (a + b).is_never() ? 1 : 0;
#else
  return (b - a) == docket::Duration::hours(1) ? 0 : 1;
#endif
}
