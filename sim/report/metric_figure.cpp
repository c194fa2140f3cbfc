#include "report/metric_figure.hpp"

#include "report/figures.hpp"

namespace docket {
namespace {

std::string name_in(const std::string& title) {
  const std::string name = title.substr(0, title.find(" on "));
  return name.substr(0, name.find('.'));
}

bool is_share(const std::string& title) { return name_in(title).ends_with("_share"); }

bool is_time(const std::string& title) {
  const std::string name = name_in(title);
  return name.ends_with("_hours") && !name.ends_with("item_hours");
}

std::string unit_of_difference(const std::string& title) {
  if (is_share(title)) {
    return " points";
  }
  return is_time(title) ? " h" : "";
}

}  // namespace

std::string metric_figure(const std::string& title, const Interval& interval) {
  if (is_share(title)) {
    return percent_figure(interval);
  }
  return is_time(title) ? time_figure(interval) : plain_figure(interval);
}

std::string difference_figure(const std::string& title, const Interval& interval) {
  const double factor = is_share(title) ? 100 : 1;
  const std::string number = plain_figure({factor * interval.mean, factor * interval.half_width, interval.count});
  const bool is_above = interval.mean > 0 && number.find_first_of("123456789") < number.find(" ±");
  return (is_above ? "+" : "") + number + unit_of_difference(title);
}

}  // namespace docket
