// What makes an experiment what it is, as rows of the tables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "experiment/sqlite_file.hpp"

namespace docket::experiment_detail {

void write_head(SqliteFile& file, StoreHead head);
StoreHead read_head(SqliteFile& file);

/// How many there are once all is played; empty where it is not known, or another file has the rest.
std::optional<std::size_t> points_that_belong_into(const StoreHead& head);

}  // namespace docket::experiment_detail
