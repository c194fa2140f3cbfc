#include "metrics/measures.hpp"

namespace docket::metrics_detail {
namespace {

// Calls write(id) for each of `things`, after naming it to the writer.
template <class ThingId, class Things, class Name, class Write>
void write_each(MeasureWriter& writer, MetricScope scope, const Things& things, Name name, Write write) {
  for (std::size_t index = 0; index < things.size(); ++index) {
    writer.on(scope, {name(things[index]), ""});
    write(ThingId(index));
  }
}

constexpr auto kById = [](const auto& thing) -> std::string_view { return thing.id; };
constexpr auto kByItself = [](const std::string& name) -> std::string_view { return name; };

}  // namespace

void Measures::finish(Instant end) {
  jobs.finish(end);
  run.finish(jobs);
  orders.finish(end, jobs);
  items.finish(end, jobs);
  effect.finish(end);
  compliance.finish(end);
  speech.finish(end);
  stages.finish(end);
  pools.finish(end);
}

void Measures::write(MeasureWriter& writer) const {
  run.write(writer);
  write_each<SourceId>(writer, MetricScope::source, scenario.sources, kById, [&](SourceId source) {
    orders.write(source, writer);
    items.write(source, writer);
    if (scenario.sources[source.index()].kind != SourceKind::work_stream) {
      effect.write(source, writer);
    }
    compliance.write(source, writer);
    speech.write_source(source, writer);
  });
  write_each<KindId>(writer, MetricScope::kind, scenario.kinds, kByItself,
                     [&](KindId kind) { speech.write_kind(kind, writer); });
  for (std::size_t source = 0; source < scenario.sources.size(); ++source) {
    ladder.write(SourceId(source), writer);
  }
  write_each<RegimeId>(writer, MetricScope::regime, scenario.regimes, kById,
                       [&](RegimeId regime) { regimes.write(regime, writer); });
  write_each<StageId>(writer, MetricScope::stage, scenario.platform.stages, kById, [&](StageId stage) {
    stages.write(stage, writer);
    samples.write(stage, stages.present_mean(stage), writer);
  });
  write_each<PoolId>(writer, MetricScope::pool, scenario.platform.pools, kById,
                     [&](PoolId pool) { pools.write(pool, stages.of_pool(pool), writer); });
  record.write(writer);
}

}  // namespace docket::metrics_detail
