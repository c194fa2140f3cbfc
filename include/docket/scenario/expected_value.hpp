// What theory or a publication says that a metric of the scenario comes to: `docket verify` holds runs against it.
#pragma once

#include <optional>
#include <string>

namespace docket {

/// How far from the expected value an answer may lie; neither set: as verification says (see verify.hpp).
struct MarginSpec {
  std::optional<double> relative;  ///< as a share of the expected value
  std::optional<double> absolute;  ///< in the metric's unit
};

struct ExpectedValue {
  std::string id;
  std::string title;    ///< empty: its id says it
  std::string metric;   ///< name of a metric; a time may be asked in seconds where it is measured in hours
  std::string subject;  ///< what it is measured on; empty: the first that has it
  double value = 0;     ///< in the metric's unit
  std::string formula;  ///< how it is computed
  std::string source;   ///< who says so
  MarginSpec margin;
  double standard_error = 0;  ///< of the value itself, where it was simulated too
  bool is_limit = false;      ///< true of a limit of ever larger systems only: shown, not judged
  /// Its luck is taken out of the others (see ControlledMean); at most one of a scenario.
  bool is_control = false;
  /// The same, but nearer to the others, such as the mean wait to the share that comes late: its own luck is explained
  /// by the control, theirs by it. At most one of a scenario, and not the control.
  bool is_close_control = false;
};

}  // namespace docket
