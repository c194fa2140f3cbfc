// Writes an order and its items into the journal, as the order is served.
#pragma once

#include "docket/journal/journal.hpp"
#include "docket/order/case_file.hpp"

namespace docket {

/// Items that no earlier order lists are new. REQUIRES: the order is in the case file with all its items.
void write_listing(Journal& journal, const CaseFile& cases, OrderSlot order);

}  // namespace docket
