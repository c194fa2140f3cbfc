// What makes an experiment what it is, as rows of the tables.
#pragma once

#include <string>

#include "experiment/sqlite_file.hpp"

namespace docket::experiment_detail {

void write_head(SqliteFile& file, StoreHead head);
StoreHead read_head(SqliteFile& file);

}  // namespace docket::experiment_detail
