// The parts of the table of a run, in the order in which they are read. Each is empty where there is nothing to say.
#pragma once

#include <cstddef>
#include <string>

#include "docket/report/run_report.hpp"
#include "docket/report/run_table.hpp"

namespace docket {

std::string heading_block(const RunReport& report, const TableStyle& style);
std::string orders_block(const RunReport& report, std::size_t width);
std::string effect_block(const RunReport& report, std::size_t width);
std::string work_block(const RunReport& report, std::size_t width);
std::string compliance_block(const RunReport& report, std::size_t width);
std::string speech_block(const RunReport& report, std::size_t width);
std::string record_block(const RunReport& report, std::size_t width);
std::string ladder_block(const RunReport& report, std::size_t width);
std::string exposure_block(const RunReport& report, std::size_t width);
std::string people_block(const RunReport& report, std::size_t width);
std::string stages_block(const RunReport& report, std::size_t width);
std::string footer_block(const RunReport& report, std::size_t width);

}  // namespace docket
