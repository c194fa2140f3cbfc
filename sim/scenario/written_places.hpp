// Where the values of a document were written, kept when the document itself is gone.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "docket/core/problem.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

using PlacesByPointer = std::map<std::string, Place>;

enum class ElementsOfLists : std::uint8_t { left_out, noted };

/// The value at `pointer` and all within it.
void note_places(const LocatedValue& value, const std::string& pointer, ElementsOfLists elements,
                 PlacesByPointer& places);

/// Of the value at the pointer or, if there is none, of the nearest one above it; null: there is none either. O(log
/// values) for each step.
const Place* nearest_place(const PlacesByPointer& places, std::string pointer);

}  // namespace docket::scenario_detail
