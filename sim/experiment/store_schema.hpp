// The tables of a result store, as SQL.
#pragma once

#include <cstdint>
#include <string>

#include "docket/experiment/result_store.hpp"

namespace docket::experiment_detail {

/// "dckt", by which a file tells what it is.
inline constexpr std::int64_t kStoreMark = 0x64636b74;
inline constexpr std::int64_t kStoreFormat = 1;

/// Makes all tables and views, and marks the file.
std::string schema_of(const StoreHead& head);
std::string insert_run(const StoreHead& head);
std::string insert_point(const StoreHead& head);
/// Columns in the order of insert_point and insert_run, rows in order.
std::string select_points(const StoreHead& head);
/// Of the metrics only these, in their order.
std::string select_runs(const StoreHead& head, const std::vector<std::size_t>& metrics);
/// The same of the point that is the parameter.
std::string select_point(const StoreHead& head);
std::string select_runs_of_point(const StoreHead& head);

}  // namespace docket::experiment_detail
