#include "scenario/written_places.hpp"

#include <algorithm>

namespace docket::scenario_detail {

void note_places(const LocatedValue& value, const std::string& pointer, ElementsOfLists elements,
                 PlacesByPointer& places) {
  places.emplace(pointer, value.spot.place());
  for (const LocatedMember& member : value.members) {
    note_places(member.value, pointer_to(pointer, member.key), elements, places);
  }
  for (std::size_t i = 0; elements == ElementsOfLists::noted && i < value.elements.size(); ++i) {
    note_places(value.elements[i], pointer + "/" + std::to_string(i), elements, places);
  }
}

const Place* nearest_place(const PlacesByPointer& places, std::string pointer) {
  auto found = places.find(pointer);
  while (found == places.end() && !pointer.empty()) {
    pointer.erase(std::min(pointer.rfind('/'), pointer.size() - 1));
    found = places.find(pointer);
  }
  return found == places.end() ? nullptr : &found->second;
}

}  // namespace docket::scenario_detail
