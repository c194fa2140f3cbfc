// Commands that look into the results of a sweep.
#pragma once

#include <functional>
#include <string>

#include "cli/console.hpp"
#include "docket/experiment/result_store.hpp"

namespace docket {

/// Tells that what was written last into the results at `path` is not there.
void tell_of_lost_log(const std::string& path, const Console& console);

/// Opens the results at `path` and hands them to `use`; the exit code of whichever fails first. Tells where a part of
/// them may be lost.
int with_store(const std::string& path, const Console& console, const std::function<int(const ResultStore&)>& use);

}  // namespace docket
