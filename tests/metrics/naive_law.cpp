// Readings, ladders, regimes and the record.
#include "metrics/naive_model.hpp"

namespace docket::test {

void Naive::measure_readings(SourceId source) {
  const Source& of = scenario_.sources[source.index()];
  if (of.regime.is_none()) {
    return;
  }
  const Regime& regime = scenario_.regimes[of.regime.index()];
  for (const Reading& reading : regime.readings) {
    std::vector<double> dark_at_due;
    std::vector<double> shares;
    std::vector<double> missed;
    double not_yet_due = 0;
    for (const NaiveListing& listing : listings_of(source)) {
      const RungId rung = order_of(listing).served.rung;
      const Instant due = due_at(reading, served_at(listing), rung.is_none() ? nullptr : &regime.ladder[rung.index()]);
      if (due > all_.end) {
        ++not_yet_due;
        continue;
      }
      missed.push_back(answered_at(listing) <= due ? 0 : 1);
      dark_at_due.push_back(is_dark(item_of(listing).at(due)) ? 1 : 0);
      if (due < all_.end) {
        shares.push_back(item_of(listing).hours(due, all_.end, is_dark) / (all_.end - due).in_hours());
      }
    }
    if (reading.basis == ReadingBasis::law) {
      put(MetricScope::source, of.id, "late_share." + reading.id, 1 - mean(dark_at_due));
    }
    put(MetricScope::source, of.id, "in_effect_by_due_share." + reading.id, mean(dark_at_due));
    put(MetricScope::source, of.id, "compliance_time_share." + reading.id, mean(shares));
    put(MetricScope::source, of.id, "items_missed_share." + reading.id, mean(missed));
    put(MetricScope::source, of.id, "items_not_yet_due." + reading.id, not_yet_due);
  }
}

void Naive::measure_ladder(SourceId source) {
  const Source& of = scenario_.sources[source.index()];
  const std::size_t rungs = of.regime.is_none() ? 0 : scenario_.regimes[of.regime.index()].ladder.size();
  for (std::uint32_t rung = 0; rung < rungs; ++rung) {
    const Rung& step = scenario_.regimes[of.regime.index()].ladder[rung];
    double climbed = 0;
    Instant first = Instant::never();
    std::vector<double> to_acknowledge;
    for (const NaiveOrder& order : orders_of(source)) {
      for (const auto& climb : order.climbs) {
        if (climb.what.rung.index() == rung) {
          ++climbed;
          first = std::min(first, climb.at);
          for (const auto& ack : order.notice_acknowledgements) {
            if (ack.what.rung.index() == rung) {
              to_acknowledge.push_back((ack.at - climb.at).in_hours());
            }
          }
        }
      }
    }
    const auto put_one = [&](const std::string& name, double value) {
      put(MetricScope::ladder, of.id + ":" + step.id, name, value);
    };
    put_one("climbed", climbed);
    put_one("reached", climbed > 0 ? 1 : 0);
    put_one("first_at_hours", hours_or_nan(first));
    if (step.is_notice) {
      put_one("notice_acknowledged_share", climbed == 0 ? kNaN : count(to_acknowledge) / climbed);
      put_one("time_to_acknowledge_notice_mean_hours", mean(to_acknowledge));
    }
  }
}

void Naive::measure_regimes() {
  for (std::uint32_t index = 0; index < scenario_.regimes.size(); ++index) {
    const Regime& regime = scenario_.regimes[index];
    double stage = 0;
    double penalties = 0;
    double unknown = 0;
    double total = 0;
    for (const NaiveOrder& order : all_.orders) {
      if (scenario_.sources[order.served.source.index()].regime.index() != index || !is_measured(order)) {
        continue;
      }
      for (const auto& climb : order.climbs) {
        const Rung& rung = regime.ladder[climb.what.rung.index()];
        stage = std::max(stage, static_cast<double>(rung.exposure));
        for (const PenaltySpec& penalty : regime.penalties) {
          if (std::ranges::count(rung.penalties, penalty.id) > 0) {
            ++penalties;
            unknown += penalty.imposed ? 0 : 1;
            total += penalty.imposed ? penalty.imposed->amount : 0;
          }
        }
      }
    }
    put(MetricScope::regime, regime.id, "exposure_stage", stage);
    put(MetricScope::regime, regime.id, "penalties_imposed", penalties);
    put(MetricScope::regime, regime.id, "penalties_unquantified", unknown);
    put(MetricScope::regime, regime.id, "penalty_known_total", total);
  }
}

// The scenario has one order of the source that its record speaks of.
void Naive::measure_record() {
  const NaiveOrder& order =
      *std::ranges::find_if(all_.orders, [](const NaiveOrder& one) { return one.served.source.index() == 0; });
  const Instant dark = at_place(all_.in_effect(order));
  const Instant visible = at_place(all_.visible_again(order));
  Instant notice = Instant::never();
  Instant acknowledged = Instant::never();
  bool has_penalty = false;
  for (const auto& climb : order.climbs) {
    notice = climb.what.rung.index() == 0 ? climb.at : notice;
  }
  for (const auto& ack : order.notice_acknowledgements) {
    acknowledged = std::min(acknowledged, ack.at);
  }
  for (const NaiveOrder& any : all_.orders) {
    has_penalty =
        has_penalty || std::ranges::any_of(any.climbs, [](const auto& climb) { return climb.what.rung.index() == 2; });
  }
  const auto put_line = [&](const std::string& id, bool holds) {
    put(MetricScope::record, id, "consistent", holds ? 1 : 0);
  };
  const auto& lines = scenario_.record;
  put_line("dark", !dark.is_never() && lines[0].all_dark->between.holds(dark));
  put_line("visible-again", !visible.is_never() && visible - dark >= lines[1].all_visible_again->at_least &&
                                visible - dark <= lines[1].all_visible_again->at_most);
  put_line("rung", !notice.is_never() && lines[2].rung_reached->between.holds(notice));
  put_line("acknowledged", acknowledged <= lines[3].notice_acknowledged->by);
  put_line("dialogue", dialogue_asked_at() <= lines[4].dialogue_asked->by);
  put_line("not-all-dark", order.served.at > lines[5].not_all_dark->at ||
                               all_.dark_at(order, lines[5].not_all_dark->at) != order.served.items);
  put_line("no-penalty", !has_penalty);
}

}  // namespace docket::test
