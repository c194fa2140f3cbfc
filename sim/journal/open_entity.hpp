// Who the orders and items are that were open before a run began.
#pragma once

#include "docket/core/hash.hpp"
#include "docket/journal/actor_context.hpp"
#include "docket/order/item_factory.hpp"
#include "docket/order/opening.hpp"

namespace docket {

inline StreamKey open_stream(const ActorContext& context, const OpenOrder& open) {
  return context.stream_of(combine_hashes(hash_text("backlog"), hash_text(open.id)));
}

inline Item item_of(const OpenOrder& open, std::size_t place, StreamKey stream, const ItemFactory& factory) {
  Item item = factory.make(open.mix, {stream, place});
  const KindId known = open.items[place].kind;
  item.kind = known.is_none() ? item.kind : known;
  return item;
}

}  // namespace docket
