// JSON merge patch (RFC 7396) over located values.
#pragma once

#include <functional>
#include <string>

#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// Told of each member that a patch deletes though it is not there, with the pointer of its object.
using NothingToDelete =
    std::function<void(const std::string& pointer, const LocatedValue& object, const LocatedMember& deletion)>;

/// Members of `patch` replace those of `target`; a null deletes; objects are merged member by member; everything else,
/// arrays included, is replaced whole, and so is, beyond the RFC, each entry of a ledger of evidence. Each value keeps
/// the place where it was written.
void merge_patch(LocatedValue& target, const LocatedValue& patch, const NothingToDelete& nothing_to_delete,
                 const std::string& pointer = "");

/// A null member means the same as none, so none is left.
void drop_null_members(LocatedValue& value);

}  // namespace docket::scenario_detail
