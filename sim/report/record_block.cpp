#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"
#include "report/measured.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

std::string consistency(const RunReport& report, const RecordCheck& line) {
  if (line.is_given) {
    return "given";
  }
  const Measured measured(report, MetricScope::record, line.id);
  std::uint64_t hits = 0;
  for (const double value : measured.values("consistent")) {
    hits += value > 0 ? 1U : 0U;
  }
  return share_of(hits, measured.replications());
}

}  // namespace

std::string record_block(const RunReport& report, std::size_t width) {
  TextTable table({"The record", "consistent", "", ""});
  table.let_last_column_flow();
  for (const RecordCheck& line : report.scenario.record) {
    const Conduct conduct = line.is_given ? Conduct::replayed : joint_conduct(report.scenario);
    table.add({line.id, consistency(report, line), std::string(tag_of(conduct)), line.title});
  }
  return table.empty() ? "" : table.render(width);
}

}  // namespace docket
