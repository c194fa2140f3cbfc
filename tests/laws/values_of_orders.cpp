#include <algorithm>
#include <cmath>

#include "laws/validation_values.hpp"

namespace docket::test {

std::vector<double> geometric_sizes() {
  std::vector<double> chances = {0.2};
  while (chances.size() < 200) {
    chances.push_back(chances.back() * 0.8);
  }
  return chances;
}

std::vector<double> always(std::size_t size) {
  std::vector<double> chances(size);
  chances.back() = 1;
  return chances;
}

void add_orders(Values& all) {
  const auto put = [&](const std::string& name, double orders, const std::vector<double>& sizes, double items) {
    const Crowd crowd = orders_of_items(orders, sizes, 1);
    all[name + "/present"] = crowd.present;
    all[name + "/wait"] = crowd.waiting / (orders * items);
    all[name + "/time"] = crowd.present / (orders * items);
  };
  const auto order_time = [](double orders, const Moments& work) { return one_server(orders, work).wait + work.first; };
  put("batches-of-5", 0.1, always(5), 5);
  put("batches-of-80", 0.01, always(80), 80);
  put("batches-geometric", 0.16, geometric_sizes(), 5);
  all["batches-of-5/order-time"] = order_time(0.1, erlang_work(5, 5));
  all["batches-of-80/order-time"] = order_time(0.01, erlang_work(80, 80));
  all["batches-geometric/order-time"] = order_time(0.16, exponential_work(5));
  // Who is last of a geometric order waits like the order, and who is not sees no other line: the memory is lost.
  all["batches-geometric/missed"] = MarkovLine(0.16, 0.2, 1).time_tail(20);

  const auto still_at_work = [](double t) { return 1 - std::pow(1 - std::exp(-t), 5); };
  all["batches-endless-pool/order-time"] = integral(still_at_work, 0, 60);
  const auto those_of_an_order = [](double t) {  // who are there after t: variance of their number adds up over orders
    const double p = std::exp(-t);
    return 5 * p * (1 - p) + 25 * p * p;
  };
  all["batches-endless-pool/present"] = 2 * integral([](double t) { return 5 * std::exp(-t); }, 0, 60);
  all["batches-endless-pool/present-variance"] = 2 * integral(those_of_an_order, 0, 60);

  const Crowd ten = orders_of_items(0.8, always(10), 10);
  all["batches-of-10-ten-reviewers/present"] = ten.present;
  all["batches-of-10-ten-reviewers/waiting"] = ten.waiting;
  all["batches-of-10-ten-reviewers/wait"] = ten.waiting / 8;
  all["batches-geometric-ten-reviewers/wait"] = orders_of_items(1.6, geometric_sizes(), 10).waiting / 8;
  const Crowd fifty = orders_of_items(0.35, always(50), 20);
  all["batches-of-50-fifo/present"] = fifty.present;
  all["batches-of-50-fifo/wait"] = fifty.waiting / 17.5;
  const OrdersInLine by_twenty(0.35, always(50), 20);
  all["batches-of-50-fifo/missed"] = 0.3 * by_twenty.item_tail(4) + 0.7 * by_twenty.item_tail(24);
  all["batches-of-50-fifo/tardiness"] = 0.3 * by_twenty.item_tardiness(4) + 0.7 * by_twenty.item_tardiness(24);
  all["batches-of-50-fifo/order-time"] = by_twenty.order_mean();
  all["batches-of-50-fifo/orders-missed"] = 0.3 * by_twenty.order_tail(4) + 0.7 * by_twenty.order_tail(24);
  const auto by_ten = [&all](const std::string& name, const OrdersInLine& line) {
    all[name + "/missed"] = line.item_tail(6);
    all[name + "/tardiness"] = line.item_tardiness(6);
    all[name + "/order-time"] = line.order_mean();
  };
  by_ten("batches-of-10-ten-reviewers", OrdersInLine(0.8, always(10), 10));
  by_ten("batches-geometric-ten-reviewers", OrdersInLine(1.6, geometric_sizes(), 10));
  all["batches-constant/wait"] = 2;
  all["batches-constant/time"] = 3;
  all["batches-constant/order-time"] = 5;
  all["batches-constant/missed"] = 0.4;
}

void add_single_orders(Values& all) {
  for (const auto& [items, reviewers] : {std::pair(257U, 2U), {1178U, 4U}, {1178U, 10U}}) {
    const std::string name = "one-order-" + std::to_string(items) + "-by-" + std::to_string(reviewers);
    double mean = 0;  // from one finished item to the next, hours
    double variance = 0;
    for (unsigned left = 1; left <= items; ++left) {
      const double step = 1.0 / (12 * std::min(left, reviewers));
      mean += step;
      variance += step * step;
    }
    all[name + "/time"] = mean;
    all[name + "/time-deviation"] = std::sqrt(variance);
  }
  all["one-order-1178-by-4/missed"] = 1 - done_by(24, 1178, 4, 12);
}

}  // namespace docket::test
