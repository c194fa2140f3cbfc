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
  return all;
}

bool is_exact(const ExpectedValue& expected) { return !expected.is_limit && expected.standard_error == 0; }

TEST(ValidationValues, AreThoseThatAnotherWayOfComputingGives) {
  const Values values = computed();
  std::size_t compared = 0;
  for (const std::string& file : shipped_names()) {
    if (!is_validation(file)) {
      continue;
    }
    const std::string name = file.substr(11, file.size() - 16);
    for (const ExpectedValue& expected : read_shipped(file).expected) {
      const auto found = values.find(name + "/" + expected.id);
      if (!is_exact(expected)) {
        continue;
      }
      if (found == values.end()) {
        ADD_FAILURE() << name << "/" << expected.id << " is not computed here";
        continue;
      }
      EXPECT_NEAR(found->second, expected.value, 5e-5 * expected.value) << name << "/" << expected.id;
      ++compared;
    }
  }
  EXPECT_GT(compared, 150U);
}

}  // namespace
}  // namespace docket::test
