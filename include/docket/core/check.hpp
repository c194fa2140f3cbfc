// Faults of docket itself. Bad input is never a fault: it is a Problem (see problem.hpp).
#pragma once

#include <stdexcept>
#include <string>

namespace docket {

/// Thrown when docket finds that one of its own promises is broken. The program adds simulated time, entity and
/// the command that replays the run, and ends with exit code 70.
class Fault : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Apart, so that ensure() is no more than a test and a jump wherever it stands.
[[noreturn, gnu::cold]] void throw_fault(const char* message);

/// Throws Fault with `message` unless `promise` holds. Stays on in release builds: a wrong number is worse than none.
inline void ensure(bool promise, const char* message) {
  if (!promise) [[unlikely]] {
    throw_fault(message);
  }
}

}  // namespace docket
