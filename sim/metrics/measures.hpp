// All collectors of one replication, and the one order in which they write.
#pragma once

#include "metrics/compliance_measures.hpp"
#include "metrics/effect_measures.hpp"
#include "metrics/item_measures.hpp"
#include "metrics/ladder_measures.hpp"
#include "metrics/order_measures.hpp"
#include "metrics/pool_measures.hpp"
#include "metrics/record_measures.hpp"
#include "metrics/regime_measures.hpp"
#include "metrics/run_measures.hpp"
#include "metrics/sample_measures.hpp"
#include "metrics/speech_measures.hpp"
#include "metrics/stage_measures.hpp"

namespace docket::metrics_detail {

struct Measures {
  Measures(const Scenario& of, Instant measures_from)
      : scenario(of),
        run(measures_from),
        jobs(of),
        orders(of),
        items(of),
        effect(of),
        compliance(of),
        speech(of),
        ladder(of),
        regimes(of),
        stages(of, measures_from),
        samples(of),
        pools(of, measures_from),
        record(of) {}

  void finish(Instant end);
  void write(MeasureWriter& writer) const;

  const Scenario& scenario;
  RunMeasures run;
  JobMeasures jobs;
  OrderMeasures orders;
  ItemMeasures items;
  EffectMeasures effect;
  ComplianceMeasures compliance;
  SpeechMeasures speech;
  LadderMeasures ladder;
  RegimeMeasures regimes;
  StageMeasures stages;
  SampleMeasures samples;
  PoolMeasures pools;
  RecordMeasures record;
};

}  // namespace docket::metrics_detail
