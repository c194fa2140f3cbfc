#include "docket/engine/run_loop.hpp"

#include <string>

namespace docket::engine_detail {

void report_endless_loop(const Event& event, std::uint64_t steps) {
  throw Fault("more than " + std::to_string(steps) + " events ran without time passing: an endless loop at " +
              std::to_string(event.at.count_us()) + " us, phase " + std::to_string(event.phase) + ", signal kind " +
              std::to_string(event.signal.kind) + ", subject " + std::to_string(event.signal.subject));
}

}  // namespace docket::engine_detail
