#include "docket/core/check.hpp"

namespace docket {

void throw_fault(const char* message) { throw Fault(message); }

}  // namespace docket
