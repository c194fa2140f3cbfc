// Parts of a point from several shards, put together.
#pragma once

#include <string>

#include "docket/experiment/result_store.hpp"

namespace docket::experiment_detail {

/// As it stands in a store of the whole sweep: "done" only where no replication is missing.
PointRecord settled(PointRecord part);

/// Why two settled records of one point cannot both be right, as a sentence without its end; empty when they can.
std::string contradiction(const PointRecord& one, const PointRecord& other);

/// All that is in one of them, settled. It does not matter which is the first. REQUIRES: no contradiction.
PointRecord combined(const PointRecord& one, const PointRecord& other);

}  // namespace docket::experiment_detail
