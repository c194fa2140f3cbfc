// What makes an experiment what it is, as rows of the tables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "experiment/sqlite_file.hpp"

namespace docket::experiment_detail {

void write_head(SqliteFile& file, StoreHead head);
StoreHead read_head(SqliteFile& file);

/// The mark of a file that somebody writes, and that stays where a writer is killed.
void mark_in_work(SqliteFile& file);
void unmark_in_work(SqliteFile& file);
[[nodiscard]] bool is_in_work(SqliteFile& file);

/// How many there are once all is played; empty where it is not known, or another file has the rest.
std::optional<std::size_t> points_that_belong_into(const StoreHead& head);

}  // namespace docket::experiment_detail
