// The smallest program that uses an installed docket.
#include "docket/core/time.hpp"

int main() {
  const docket::Duration deadline = docket::Duration::from_seconds(3.0 * 3600.0);
  return deadline == docket::Duration::hours(3) ? 0 : 1;
}
