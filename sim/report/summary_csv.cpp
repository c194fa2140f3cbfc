#include "docket/report/summary_csv.hpp"

#include "report/conduct.hpp"
#include "report/csv_writer.hpp"
#include "report/limit_words.hpp"
#include "report/record_words.hpp"

namespace docket {

std::string summary_csv(const RunReport& report) {
  CsvWriter csv;
  for (const char* heading :
       {"scope", "subject", "metric", "mean", "half_width", "defined_replications", "mode", "partial"}) {
    csv.add(heading);
  }
  csv.end_row();
  const std::string partial = is_partial(report.replications) ? "PARTIAL: " + partial_sentence(report) : std::string();
  for (std::size_t i = 0; i < report.catalogue.size(); ++i) {
    const MetricInfo& info = report.catalogue.info(i);
    const Interval interval = report.replications.interval(i);
    csv.add(word_for(info.scope)).add(info.subject).add(info.name).add(interval.mean).add(interval.half_width);
    csv.add(interval.count).add(tag_of(conduct_behind(report.scenario, info))).add(partial).end_row();
  }
  return csv.take();
}

}  // namespace docket
