// The words by which outputs for programs name what the library numbers. They are part of the formats.
#pragma once

#include <string>
#include <string_view>

#include "docket/experiment/replicate.hpp"
#include "docket/journal/record.hpp"
#include "docket/metrics/catalogue.hpp"
#include "docket/scenario/evidence.hpp"

namespace docket {

[[nodiscard]] std::string_view word_for(MetricScope scope);
[[nodiscard]] std::string_view word_for(StopReason reason);
[[nodiscard]] std::string_view word_for(Limit limit);
[[nodiscard]] std::string_view word_for(ReplicationsEnd end);
[[nodiscard]] std::string_view word_for(Decision decision);
[[nodiscard]] std::string_view word_for(Visibility visibility);
[[nodiscard]] std::string_view word_for(VisitOutcome outcome);
[[nodiscard]] std::string_view word_for(JobOutcome outcome);
[[nodiscard]] std::string_view word_for(EvidenceKind kind);

}  // namespace docket
