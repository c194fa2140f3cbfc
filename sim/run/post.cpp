#include "run/post.hpp"

namespace docket {

bool Post::deliver(const Event& event, ToPlatform& platform, ToAuthority& authority) {
  const OrderSlot order(event.signal.subject);
  const std::uint32_t detail = event.signal.detail;
  switch (static_cast<RunSignal>(event.signal.kind)) {
    case RunSignal::order_served:
      platform.order_served(order);
      return true;
    case RunSignal::notice_served:
      platform.notice_served(order, RungId(detail));
      return true;
    case RunSignal::clarification_given:
      platform.clarification_given(order, ItemSlot(detail));
      return true;
    case RunSignal::ladder_ended:
      platform.ladder_ended(order);
      return true;
    case RunSignal::order_acknowledged:
      authority.order_acknowledged(order);
      return true;
    case RunSignal::notice_acknowledged:
      authority.notice_acknowledged(order, RungId(detail));
      return true;
    case RunSignal::clarification_asked:
      authority.clarification_asked(order, ItemSlot(detail));
      return true;
    case RunSignal::dialogue_asked:
      authority.dialogue_asked(order);
      return true;
    case RunSignal::status_sent:
      authority.status_sent(order);
      return true;
    case RunSignal::remarked:
      authority.remarked();
      return true;
    default:
      return false;
  }
}

}  // namespace docket
