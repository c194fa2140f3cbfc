// The typed indices by which rooms speak of the same things.
#pragma once

#include "docket/core/id.hpp"

namespace docket {

// Things that a scenario lists.
using AuthorityId = Id<struct AuthorityTag>;
using ChannelId = Id<struct ChannelTag>;
using GroupId = Id<struct GroupTag>;  ///< an item group
using KindId = Id<struct KindTag>;    ///< account, post, url, hashtag, …
using PoolId = Id<struct PoolTag>;
using RegimeId = Id<struct RegimeTag>;
using RuleId = Id<struct RuleTag>;  ///< a rule of the platform's policy
using RungId = Id<struct RungTag>;  ///< position on the ladder of one regime
using ShiftId = Id<struct ShiftTag>;
using SourceId = Id<struct SourceTag>;  ///< where orders come from: see source.hpp
using StageId = Id<struct StageTag>;
using TraitId = Id<struct TraitTag>;

// Things that come and go in a run. A slot is used again when its holder has retired.
using ItemSlot = Id<struct ItemTag>;
using JobSlot = Id<struct JobTag>;  ///< work that nobody decides: see job_table.hpp
using OrderSlot = Id<struct OrderTag>;

}  // namespace docket
