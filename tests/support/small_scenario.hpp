// Small scenarios in plain C++, for tests of what plays them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "docket/journal/journal.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket::test {

/// Keeps all records.
class RecordKeeper final : public JournalSink {
 public:
  void read(std::span<const Record> records) override {
    records_.insert(records_.end(), records.begin(), records.end());
  }

  [[nodiscard]] const std::vector<Record>& records() const { return records_; }
  template <class R>
  [[nodiscard]] std::vector<R> all() const {
    std::vector<R> found;
    for (const Record& record : records_) {
      if (const R* match = std::get_if<R>(&record)) {
        found.push_back(*match);
      }
    }
    return found;
  }

 private:
  std::vector<Record> records_;
};

inline Instant hour(int h) { return Instant() + Duration::hours(h); }
inline Instant minute(int m) { return Instant() + Duration::minutes(m); }

inline ItemMix plain_accounts() { return {{{KindId(0U), {false, 1, 0}}}, {}, {}}; }

/// One pool, one stage that decides, a regime with a 24 h reading and a three-rung ladder, one authority, one list.
/// The policy withholds everything.
inline Scenario one_order(std::uint64_t items = 1) {
  Scenario s;
  s.title = "one order";
  s.kinds = {"account"};
  s.traits = {"unlawful", "breaks_own_rules"};
  s.run.ends_at = Instant() + Duration::days(10);
  Regime regime;
  regime.id = "law";
  regime.readings = {{"day", Duration::hours(24), ReadingBasis::law}};
  regime.ladder = {{"notice", "", true, false, {}, ExposureStage::threatened, {}},
                   {"renewed", "", false, true, Duration(), ExposureStage::threatened, {}},
                   {"referral", "", false, false, {}, ExposureStage::referred, {}}};
  s.regimes.push_back(regime);
  s.item_groups.push_back({"list", items, plain_accounts()});
  s.item_groups.push_back({"more", 2, plain_accounts()});
  AuthoritySpec authority;
  authority.id = "ministry";
  s.authorities.push_back(authority);
  s.sources.push_back({"first", SourceKind::order, AuthorityId(0U), RegimeId(0U)});
  for (const char* rung : {"notice", "renewed", "referral"}) {
    s.sources.push_back({std::string("first/") + rung, SourceKind::renewed_order, AuthorityId(0U), RegimeId(0U)});
  }
  OrderSpec order;
  order.id = "first";
  order.source = SourceId(0U);
  order.from = AuthorityId(0U);
  order.regime = RegimeId(0U);
  order.served_at = Instant() + Duration::hours(1);
  order.items = {GroupId(0U)};
  s.orders.push_back(order);
  PoolSpec pool;
  pool.id = "reviewers";
  pool.reviewers = 1;
  s.platform.pools.push_back(pool);
  StageSpec stage;
  stage.id = "review";
  stage.pool = PoolId(0U);
  stage.handling = Distribution::constant(600);
  stage.routes = {{RouteEnd::decide, StageId::none(), 1}};
  s.platform.stages.push_back(stage);
  s.platform.entry = StageId(0U);
  s.platform.policy = {{"all", {}, Decision::withhold}};
  return s;
}

/// A single queue fed by a work stream; times in seconds; no orders.
inline Scenario one_queue(double arrivals_per_second, Distribution handling, std::uint32_t reviewers,
                          std::uint64_t items) {
  Scenario s;
  s.title = "one queue";
  s.kinds = {"account"};
  s.traits = {"unlawful", "breaks_own_rules"};
  s.run.ends_after_items = items;
  s.sources.push_back({"customers", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams.push_back({"customers",
                            SourceId(0U),
                            StageId(0U),
                            ArrivalProcess::poisson(arrivals_per_second),
                            Distribution::constant(1),
                            plain_accounts(),
                            1,
                            {},
                            {},
                            Instant(),
                            Instant::never()});
  PoolSpec pool;
  pool.id = "servers";
  pool.reviewers = reviewers;
  s.platform.pools.push_back(pool);
  StageSpec stage;
  stage.id = "service";
  stage.pool = PoolId(0U);
  stage.handling = std::move(handling);
  stage.routes = {{RouteEnd::leave, StageId::none(), 1}};
  s.platform.stages.push_back(stage);
  return s;
}

}  // namespace docket::test
