#include "run/event_words.hpp"

#include <array>
#include <span>
#include <string_view>

#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"
#include "docket/order/phases.hpp"
#include "platform/job/job_signals.hpp"
#include "platform/ticket.hpp"
#include "run/run_signals.hpp"
#include "scenario/entity_names.hpp"

namespace docket {
namespace {

/// What the subject of a signal is.
enum class About : std::uint8_t {
  nothing,
  pool,
  pool_in_detail,
  ticket,
  work_stream,
  order,
  item,
  written_order,
  order_stream,
  authority,
  act
};

struct Words {
  std::string_view text;
  About about;
};

// By the low byte of a signal's kind: see platform_signals, job_signals, authority_signals and run_signals.
constexpr std::array<Words, 18> kOfPlatform = {{{"a visit finishes", About::pool},
                                                {"a visit finishes", About::ticket},
                                                {"reviewers choose", About::pool},
                                                {"a shift changes", About::pool},
                                                {"patience ends", About::ticket},
                                                {"a batch arrives", About::work_stream},
                                                {"an order is noticed", About::order},
                                                {"an order is acknowledged", About::order},
                                                {"a notice is noticed", About::order},
                                                {"a notice is acknowledged", About::order},
                                                {"talks are asked for", About::order},
                                                {"a status is sent", About::order},
                                                {"a reply is heard", About::order},
                                                {"the time left falls below a rule's", About::order},
                                                {"the time left falls below a rule's", About::item},
                                                {"a change of visibility is done", About::item},
                                                {"a decision is reversed", About::item},
                                                {"decisions are reversed", About::order}}};
constexpr std::array<Words, 4> kOfAuthority = {{{"an order is due out", About::written_order},
                                                {"an order is due out", About::order_stream},
                                                {"the authority looks", About::authority},
                                                {"clarification is given", About::order}}};
constexpr std::array<Words, 5> kOfJobs = {{{"a job arrives", About::work_stream},
                                           {"a visit finishes", About::pool_in_detail},
                                           {"a visit finishes", About::nothing},
                                           {"reviewers choose", About::pool},
                                           {"a job gives up", About::nothing}}};
constexpr std::array<Words, 15> kOfRun = {{{"an act is played", About::act},
                                           {"a sample is taken", About::nothing},
                                           {"the run ends", About::nothing},
                                           {"an order arrives", About::order},
                                           {"a notice arrives", About::order},
                                           {"clarification arrives", About::order},
                                           {"the end of a ladder arrives", About::order},
                                           {"an acknowledgement arrives", About::order},
                                           {"a notice's acknowledgement arrives", About::order},
                                           {"a question arrives", About::order},
                                           {"a request for talks arrives", About::order},
                                           {"a status arrives", About::order},
                                           {"a remark arrives", About::nothing},
                                           {"the run begins", About::nothing},
                                           {"a backlog is taken up", About::nothing}}};

Words words_of(const Event& event) {
  const std::size_t place = event.signal.kind & 0xFFU;
  const auto owner = owner_of(event);
  const std::span<const Words> words = owner == kPlatformOwns          ? std::span<const Words>(kOfPlatform)
                                       : is_of_jobs(event.signal.kind) ? std::span<const Words>(kOfJobs)
                                       : owner == kAuthorityOwns       ? std::span<const Words>(kOfAuthority)
                                                                       : std::span<const Words>(kOfRun);
  return place < words.size() ? words[place] : Words{"an unknown event", About::nothing};
}

std::string named(const CaseFile& cases, const Scenario& scenario, OrderSlot slot) {
  if (slot.index() >= cases.order_slots() || cases[slot].source.is_none()) {
    return "an order that has gone";
  }
  return "order " + order_name(scenario, cases[slot].source, cases[slot].entity.ordinal);
}

std::string named(const CaseFile& cases, ItemSlot slot) {
  return slot.index() < cases.item_slots() ? "item " + item_name(cases[slot].entity.key()) : "an item that has gone";
}

template <class Things>
std::string id_in(const Things& things, const char* noun, std::uint32_t index) {
  return index < things.size() ? std::string(noun) + " " + things[index].id : std::string();
}

std::string subject_of(const Event& event, About about, const Scenario& scenario, const CaseFile& cases) {
  const std::uint32_t subject = event.signal.subject;
  switch (about) {
    case About::nothing:
      return {};
    case About::pool:
      return id_in(scenario.platform.pools, "pool", subject);
    case About::pool_in_detail:
      return id_in(scenario.platform.pools, "pool", event.signal.detail);
    case About::work_stream:
      return id_in(scenario.work_streams, "work stream", subject);
    case About::written_order:
      return id_in(scenario.orders, "order", subject);
    case About::order_stream:
      return id_in(scenario.order_streams, "order stream", subject);
    case About::authority:
      return id_in(scenario.authorities, "authority", subject);
    case About::act:
      return id_in(scenario.script, "act", subject);
    case About::item:
      return named(cases, ItemSlot(subject));
    case About::order:
      return named(cases, scenario, OrderSlot(subject));
    case About::ticket: {
      const Ticket ticket = Ticket::from_value(subject);
      return ticket.is_order() ? named(cases, scenario, ticket.order()) : named(cases, ticket.item());
    }
  }
  return {};
}

}  // namespace

std::string time_and_phase(const Event& event, const Scenario& scenario) {
  const Duration since_start = event.at.since_start();
  return format_rfc3339(scenario.run.starts_at + since_start, scenario.run.zone.get()) + " (" +
         exact_duration(since_start) + " after the start), phase \"" + std::string(phase::kNames.at(event.phase)) +
         "\"";
}

std::string words_for(const Event& event, const Scenario& scenario, const CaseFile& cases) {
  const Words words = words_of(event);
  const std::string subject = subject_of(event, words.about, scenario, cases);
  return std::string(words.text) + (subject.empty() ? "" : " (" + subject + ")");
}

}  // namespace docket
