// What must be wrong with a mutant of the history, found without the reader: by the published schema, by the table of
// fields, and by the rules of evidence.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "mutants/json_tree.hpp"

namespace docket::test {

/// The class of the mistake; empty: nothing of what these judges know speaks against the document, which is the
/// original but around `address`. A null member counts as one that is left out, as in a merge patch.
std::string known_mistake(const JsonTree& history, const Address& address);

/// As the scenario becomes: without nulls, the regime's file under its override.
nlohmann::json merged_history(nlohmann::json history);
/// A pointer into the file as a pointer into the merged document.
std::string merged_pointer(const std::string& pointer);

/// A word that must name something, and does not.
bool has_dangling_reference(const nlohmann::json& merged);

/// "dangling pointer", "cited fact", "evidence range", "values beside others" or "evidence coverage"; empty: none.
/// `history` without nulls, before it is merged.
std::string evidence_mistake(const nlohmann::json& history, const nlohmann::json& merged);

}  // namespace docket::test
