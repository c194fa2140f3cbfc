#include "metrics/measured_scenario.hpp"

namespace docket::test {
namespace {

Regime strict_regime() {
  Regime regime;
  regime.id = "strict";
  regime.currency = "INR";
  regime.acknowledge_within = Duration::hours(2);
  regime.readings = {{"immediate", Duration(), ReadingBasis::law},
                     {"half-day", Duration::hours(12), ReadingBasis::law},
                     {"one-day", Duration::hours(24), ReadingBasis::what_if}};
  regime.platform_reading = 1;
  Rung notice;
  notice.id = "notice";
  notice.is_notice = true;
  notice.exposure = ExposureStage::threatened;
  Rung renewal;
  renewal.id = "renewal";
  renewal.renews = true;
  renewal.within = Duration::hours(3);
  Rung fine;
  fine.id = "fine";
  fine.exposure = ExposureStage::referred;
  fine.penalties = {"known", "unknown"};
  regime.ladder = {notice, renewal, fine};
  regime.penalties = {{"known", "", std::nullopt, Money{"INR", 50'000}},
                      {"unknown", "", Money{"INR", 1e7}, std::nullopt}};
  return regime;
}

Regime mild_regime() {
  Regime regime;
  regime.id = "mild";
  regime.readings = {{"by-law", Duration::hours(4), ReadingBasis::law}};
  return regime;
}

RecordCheck line(const std::string& id) {
  RecordCheck check;
  check.id = id;
  return check;
}

std::vector<RecordCheck> record_lines() {
  const TimeWindow early{Instant(), Instant::at(Duration::hours(20))};
  std::vector<RecordCheck> lines = {line("dark"),     line("visible-again"), line("rung"),       line("acknowledged"),
                                    line("dialogue"), line("not-all-dark"),  line("no-penalty"), line("given")};
  lines[0].all_dark = AllDarkTest{kFirstList, early};
  lines[1].all_visible_again = AllVisibleAgainTest{kFirstList, Duration::minutes(30), Duration::hours(9)};
  lines[2].rung_reached = RungReachedTest{kFirstList, "notice", early};
  lines[3].notice_acknowledged = NoticeAcknowledgedTest{kFirstList, "notice", Instant::at(Duration::hours(30))};
  lines[4].dialogue_asked = DialogueAskedTest{Instant::at(Duration::hours(25))};
  lines[5].not_all_dark = NotAllDarkTest{kFirstList, Instant::at(Duration::hours(18))};
  lines[6].no_penalty = true;
  lines[7].is_given = true;
  return lines;
}

}  // namespace

Scenario measured_scenario() {
  Scenario scenario;
  scenario.kinds = {"account", "post"};
  scenario.traits = {"unlawful", "breaks_own_rules"};
  scenario.regimes = {strict_regime(), mild_regime()};
  const RegimeId strict{std::uint32_t{0}};
  const RegimeId mild{std::uint32_t{1}};
  const AuthorityId ministry{std::uint32_t{0}};
  scenario.authorities.resize(1);
  scenario.sources = {{"first-list", SourceKind::order, ministry, strict},
                      {"first-list/renewal", SourceKind::renewed_order, ministry, strict},
                      {"stream", SourceKind::order_stream, ministry, mild},
                      {"reports", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()}};
  scenario.platform.stages.resize(3);
  scenario.platform.stages[0].id = "intake";
  scenario.platform.stages[0].pool = PoolId(1U);
  scenario.platform.stages[1].id = "review";
  scenario.platform.stages[1].pool = PoolId(0U);
  scenario.platform.stages[2].id = "appeal";
  scenario.platform.stages[2].pool = PoolId(1U);
  scenario.platform.pools.resize(2);
  scenario.platform.pools[0].id = "legal";
  scenario.platform.pools[0].preemption = Preemption::resume;
  scenario.platform.pools[0].cost_per_hour = Money{"INR", 900};
  scenario.platform.pools[1].id = "crowd";
  scenario.record = record_lines();
  return scenario;
}

}  // namespace docket::test
