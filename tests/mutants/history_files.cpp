#include "mutants/history_files.hpp"

#include <fstream>
#include <iterator>

#include "docket/scenario/read_scenario.hpp"

namespace docket::test {

std::string source_text(const std::string& path) {
  std::ifstream file(std::string(DOCKET_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

HistoryFiles::HistoryFiles() {
  files_.put(InputFiles::kRootMark, "");
  files_.put("scenarios/india-2021/../regimes/in-69a.json", source_text("scenarios/regimes/in-69a.json"));
  files_.put("scenarios/india-2021/../../seeds/india-2021.json", source_text("seeds/india-2021.json"));
}

Result<Scenario> HistoryFiles::read(std::string history) {
  files_.put(kHistory, std::move(history));
  return read_scenario(kHistory, files_, zones_);
}

}  // namespace docket::test
