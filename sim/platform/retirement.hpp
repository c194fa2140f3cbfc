// When items and orders leave the books: once nothing that the platform or the authority does can touch them any more.
//
// An item is at rest when it is answered or withdrawn and no change or reversal is pending. An order whose items are
// all at rest and that waits for no reply retires with them, unless its ladder may still be climbed; then it is only
// marked as settled.
#pragma once

#include <vector>

#include "docket/journal/actor_context.hpp"
#include "platform/stage/review_floor.hpp"
#include "platform/work_book.hpp"

namespace docket {

class Retirement {
 public:
  /// REQUIRES: all arguments outlive it.
  Retirement(ActorContext& context, WorkBook& book, ReviewFloor& floor)
      : context_(context), book_(book), floor_(floor) {}

  /// Whether the item is at rest may have changed.
  void consider(ItemSlot item);
  void consider(OrderSlot order);
  /// Retires what may go. Waits for the end of an event, so that all that is written of it comes before.
  void retire_what_is_done();

 private:
  void retire(OrderSlot order);
  void retire(ItemSlot item);

  ActorContext& context_;
  WorkBook& book_;
  ReviewFloor& floor_;
  std::vector<OrderSlot> done_;
};

}  // namespace docket
