// Amounts of one currency. docket never converts between currencies and never adds different ones.
#pragma once

#include <string>

namespace docket {

struct Money {
  std::string currency;  ///< ISO 4217 code, such as "INR"
  double amount = 0;     ///< in whole units of the currency, not in hundredths

  bool operator==(const Money&) const = default;
};

}  // namespace docket
