#include "docket/report/run_table.hpp"

#include <array>

#include "report/blocks.hpp"

namespace docket {

bool is_partial(const Replications& replications) { return replications.limit != Limit::none; }

std::string run_table(const RunReport& report, const TableStyle& style) {
  // Speech stands right below compliance: neither is a headline without the other.
  constexpr std::array kBlocks = {orders_block, effect_block, work_block,   compliance_block,
                                  speech_block, record_block, ladder_block, exposure_block,
                                  people_block, stages_block, footer_block};
  std::string text = heading_block(report, style);
  for (const auto block : kBlocks) {
    const std::string part = block(report, style.width);
    text += part.empty() ? "" : "\n" + part;
  }
  return text;
}

}  // namespace docket
