#include "docket/core/time.hpp"

#include "core/nearest_duration.hpp"

namespace docket {

Duration Duration::from_seconds(double seconds) { return nearest_duration(seconds); }

}  // namespace docket
