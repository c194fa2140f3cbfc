#include "docket/study/study.hpp"

#include <utility>

#include "scenario/written_places.hpp"

namespace docket {

Place Study::place_of(std::string pointer) const {
  const Place* found = scenario_detail::nearest_place(places, std::move(pointer));
  return found == nullptr ? Place{file, 0, 0} : *found;
}

}  // namespace docket
