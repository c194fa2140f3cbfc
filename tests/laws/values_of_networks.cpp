#include <cmath>

#include "laws/validation_values.hpp"

namespace docket::test {

void add_networks(Values& all) {
  double review = 0;
  double legal = 0;
  for (int i = 0; i < 100; ++i) {  // the traffic settles: who comes to review, who from there to legal
    review = 5 * 0.6 + 0.5 * legal;
    legal = 0.2 * review;
  }
  const double at_triage = MarkovLine(5, 10, 1).present_mean();
  const double at_review = MarkovLine(review, 1.5, 3).present_mean();
  const double at_legal = MarkovLine(legal, 1.5, 1).present_mean();
  all["jackson-rework/review-rate"] = review;
  all["jackson-rework/legal-rate"] = legal;
  all["jackson-rework/triage-present"] = at_triage;
  all["jackson-rework/review-present"] = at_review;
  all["jackson-rework/legal-present"] = at_legal;
  all["jackson-rework/time"] = (at_triage + at_review + at_legal) / 5;
  const MarkovLine first(0.8, 1, 1);
  const MarkovLine second(0.8, 1.25, 1);
  const auto variance = [](const MarkovLine& line, double service) {
    return line.wait_deviation() * line.wait_deviation() + 1 / (service * service);
  };
  all["tandem/time"] = (first.present_mean() + second.present_mean()) / 0.8;
  all["tandem/time-deviation"] = std::sqrt(variance(first, 1) + variance(second, 1.25));
  all["tandem/missed"] = first.time_tail(15) + integral(
                                                   [&](double t) {
                                                     const double density = 0.2 * std::exp(-0.2 * t);
                                                     return density * second.time_tail(15 - t);
                                                   },
                                                   0, 15, 60);
  all["tandem/first-present"] = first.present_mean();
  all["tandem/second-present"] = second.present_mean();
}

}  // namespace docket::test
