// Why a file is not used as the store of an experiment.
#pragma once

#include <string>

#include "experiment/sqlite_file.hpp"

namespace docket::experiment_detail {

[[nodiscard]] Problems problem_of(const std::string& path, const std::string& message, const std::string& hint = {});

// Empty where nothing speaks against it.
/// What no file could take; known before there is one.
[[nodiscard]] Problems refusal_of(const StoreHead& head, const std::string& path);
/// A file that holds something else than a store.
[[nodiscard]] Problems refusal_of(SqliteFile& file, const std::string& path);
/// A store of something else.
[[nodiscard]] Problems refusal_of(const StoreHead& stored, const StoreHead& head, const std::string& path);

}  // namespace docket::experiment_detail
