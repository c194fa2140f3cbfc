// What the two actors say to each other. Neither knows the other: each speaks to one of these.
#pragma once

#include "docket/order/ids.hpp"

namespace docket {

/// From an authority to the platform.
class ToPlatform {
 public:
  virtual ~ToPlatform() = default;
  ToPlatform() = default;
  ToPlatform(const ToPlatform&) = delete;
  ToPlatform& operator=(const ToPlatform&) = delete;

  virtual void order_served(OrderSlot order) = 0;
  virtual void notice_served(OrderSlot order, RungId rung) = 0;
  /// Answers a request; `item` is none when the whole order was asked about.
  virtual void clarification_given(OrderSlot order, ItemSlot item) = 0;
  /// The authority has done with the order: no rung will be climbed for it, and no later order will name its items.
  virtual void ladder_ended(OrderSlot order) = 0;
};

/// From the platform to the authority that issued the order.
class ToAuthority {
 public:
  virtual ~ToAuthority() = default;
  ToAuthority() = default;
  ToAuthority(const ToAuthority&) = delete;
  ToAuthority& operator=(const ToAuthority&) = delete;

  virtual void order_acknowledged(OrderSlot order) = 0;
  virtual void notice_acknowledged(OrderSlot order, RungId rung) = 0;
  virtual void clarification_asked(OrderSlot order, ItemSlot item) = 0;
  virtual void dialogue_asked(OrderSlot order) = 0;
  virtual void status_sent(OrderSlot order) = 0;
  /// A remark is addressed to nobody; every authority hears it.
  virtual void remarked() = 0;
};

}  // namespace docket
