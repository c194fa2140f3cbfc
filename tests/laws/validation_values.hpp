// What the cases of scenarios/validation expect, computed once more by the ways of queue_theory.hpp. Each function adds
// the cases of one family.
#pragma once

#include <map>
#include <string>

#include "laws/queue_theory.hpp"

namespace docket::test {

using Values = std::map<std::string, double>;  // by "case/id"

void add_lines(Values& all);
void add_work_shapes(Values& all);
void add_priorities(Values& all);
void add_deadlines(Values& all);
void add_networks(Values& all);
void add_orders(Values& all);
void add_single_orders(Values& all);
void add_staffing(Values& all);
void add_chains(Values& all);
void add_waits_that_matter(Values& all);
void add_disciplines(Values& all);
void add_seasons(Values& all);
void add_urgency(Values& all);

// Work of mean 1 unless it says otherwise, its moments by integration.
double gamma_density(double x, double shape);
Moments exponential_work(double mean = 1);
Moments uniform_work(double low, double high);
/// Squared coefficient of variation 2.
Moments lognormal_work();
Moments erlang_work(double phases, double mean);

/// Chances of sizes from 1 on: geometric with a mean of 5, and always the same.
std::vector<double> geometric_sizes();
std::vector<double> always(std::size_t size);

}  // namespace docket::test
