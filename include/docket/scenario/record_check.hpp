// What is on record about a case, as tests on a run: how often does a simulated policy do what really happened?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/ids.hpp"

namespace docket {

struct TimeWindow {
  Instant from;
  Instant to;  ///< inclusive
  [[nodiscard]] bool holds(Instant t) const { return from <= t && t <= to; }
};

/// All items of the order were dark at one instant, for the first time within the window.
struct AllDarkTest {
  SourceId order;
  TimeWindow between;
};

/// After they had all been dark at once, all of them were visible again, within `at_least`..`at_most` of that instant.
struct AllVisibleAgainTest {
  SourceId order;
  Duration at_least;
  Duration at_most;
};

/// The rung was climbed for the order, for the first time within the window.
struct RungReachedTest {
  SourceId order;
  std::string rung;
  TimeWindow between;
};

/// A notice of this rung was acknowledged no later than `by`.
struct NoticeAcknowledgedTest {
  SourceId order;
  std::string rung;
  Instant by;
};

struct DialogueAskedTest {
  Instant by;
};

/// Not all items of the order were dark at `at`.
struct NotAllDarkTest {
  SourceId order;
  Instant at;
};

/// One line of the record: all of its tests must hold. A line that is `given` is an input of the scenario.
struct RecordCheck {
  std::string id;
  std::string title;
  bool is_given = false;
  std::optional<AllDarkTest> all_dark;
  std::optional<AllVisibleAgainTest> all_visible_again;
  std::optional<RungReachedTest> rung_reached;
  std::optional<NoticeAcknowledgedTest> notice_acknowledged;
  std::optional<DialogueAskedTest> dialogue_asked;
  std::optional<NotAllDarkTest> not_all_dark;
  bool no_penalty = false;  ///< no rung imposed a penalty or referred anybody for prosecution
};

}  // namespace docket
