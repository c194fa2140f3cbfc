// Every measure once more, slowly: from full lists of everything that happened, straight from the definitions.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "docket/journal/record.hpp"
#include "docket/metrics/catalogue.hpp"

namespace docket::test {

using MeasureKey = std::tuple<MetricScope, std::string, std::string>;
using NamedValues = std::map<MeasureKey, double>;

NamedValues naive_measures(const Scenario& scenario, const std::vector<Record>& records, Instant measures_from);

}  // namespace docket::test
