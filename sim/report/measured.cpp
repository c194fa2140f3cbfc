#include "report/measured.hpp"

#include <algorithm>

#include "report/figures.hpp"

namespace docket {

Interval Measured::of(std::string_view name) const {
  const auto metric = report_.catalogue.find(scope_, subject_, name);
  return metric ? report_.replications.interval(*metric) : Interval{};
}

std::vector<double> Measured::values(std::string_view name) const {
  const auto metric = report_.catalogue.find(scope_, subject_, name);
  return metric ? report_.replications.defined_values(*metric) : std::vector<double>{};
}

bool Measured::any(std::string_view name) const {
  return std::ranges::any_of(values(name), [](double value) { return value > 0; });
}

std::string Measured::with_share_defined(std::string text, const Interval& value) const {
  if (share_ == ShareDefined::hidden || value.count == 0 || value.count == replications()) {
    return text;
  }
  return text + " in " + share_of(value.count, replications());
}

std::string Measured::plain(std::string_view name) const {
  const Interval value = of(name);
  return with_share_defined(plain_figure(value), value);
}

std::string Measured::percent(std::string_view name) const {
  const Interval value = of(name);
  return with_share_defined(percent_figure(value), value);
}

std::string Measured::time(std::string_view name) const {
  const Interval value = of(name);
  return with_share_defined(time_figure(value), value);
}

}  // namespace docket
