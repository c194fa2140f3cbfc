// A scenario that uses every key of the language at least once.
#pragma once

#include "support/memory_files.hpp"

namespace docket::test {

/// Puts the files of the sample there; it is read from "full/main.json".
void put_sample(MemoryFiles& files);

}  // namespace docket::test
