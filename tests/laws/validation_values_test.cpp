// Every value that a case of scenarios/validation expects is computed once more, by chains and integrals instead of the
// formulas that the files cite. One that is not computed fails, unless it was simulated or is true of ever larger
// systems only.
#include "laws/validation_values.hpp"

#include <gtest/gtest.h>

#include "support/shipped_scenarios.hpp"

namespace docket::test {
namespace {

Values computed() {
  Values all;
  add_lines(all);
  add_work_shapes(all);
  add_priorities(all);
  add_deadlines(all);
  add_networks(all);
  add_orders(all);
  add_single_orders(all);
  add_staffing(all);
  add_chains(all);
  add_waits_that_matter(all);
  add_disciplines(all);
  add_seasons(all);
  add_urgency(all);
  return all;
}

/// Of all files, by "case/id".
Values expected() {
  Values all;
  for (const std::string& file : shipped_names()) {
    if (is_validation(file)) {
      const std::string name = file.substr(file.find('/') + 1, file.rfind('.') - file.find('/') - 1);
      for (const ExpectedValue& value : read_shipped(file).expected) {
        all[name + "/" + value.id] = value.value;
      }
    }
  }
  return all;
}

TEST(ValidationValues, AreThoseThatAnotherWayOfComputingGives) {
  const Values values = computed();
  std::size_t compared = 0;
  for (const auto& [id, value] : expected()) {
    if (const auto found = values.find(id); found != values.end()) {
      EXPECT_NEAR(found->second, value, 5e-5 * value) << id;
      ++compared;
    }
  }
  EXPECT_GT(compared, 190U);
}

}  // namespace
}  // namespace docket::test
