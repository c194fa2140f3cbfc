#include "docket/report/summary_csv.hpp"

#include "report/conduct.hpp"
#include "report/csv_writer.hpp"
#include "report/record_words.hpp"

namespace docket {

std::string summary_csv(const RunReport& report) {
  CsvWriter csv;
  for (const char* heading : {"scope", "subject", "metric", "mean", "half_width", "defined_replications", "mode"}) {
    csv.add(heading);
  }
  csv.end_row();
  for (std::size_t i = 0; i < report.catalogue.size(); ++i) {
    const MetricInfo& info = report.catalogue.info(i);
    const Interval interval = report.replications.interval(i);
    csv.add(word_for(info.scope)).add(info.subject).add(info.name).add(interval.mean).add(interval.half_width);
    csv.add(interval.count).add(tag_of(conduct_behind(report.scenario, info))).end_row();
  }
  return csv.take();
}

}  // namespace docket
