// Scripted acts: an actor named in any act is replayed for the whole run (law 5).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/ids.hpp"

namespace docket {

enum class ActKind : std::uint8_t {
  withhold,
  block,
  reject,
  restore,
  acknowledge_order,
  acknowledge_notice,
  ask_dialogue,
  status_update,
  climb,   ///< by an authority: one rung of an order's ladder
  remark,  ///< by anyone: stands in the journal
};

struct Act {
  std::string id;
  AuthorityId authority;  ///< none: the platform acts
  Instant at;
  ActKind kind = ActKind::remark;
  SourceId order;                    ///< the order acted on (a source of kind order or renewed_order); none for remarks
  double share = 1;                  ///< share of the order's items acted on, drawn item by item; 1 is all, 0 none
  std::string rung;                  ///< climb: id of the rung; acknowledge_notice: rung of the notice
  std::vector<GroupId> also_covers;  ///< climb: groups that are added; not empty makes the rung renew
  std::string text;                  ///< remark
};

}  // namespace docket
