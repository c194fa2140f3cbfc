// Options of a command, read strictly: nothing is guessed, nothing is swallowed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "docket/core/time.hpp"

namespace docket {

struct OptionSpec {
  std::string name;      ///< without the dashes
  std::string argument;  ///< as help writes it: "N"; empty: a flag
  std::string says;
  bool is_repeated = false;
};

/// The command line is wrong; what() says how.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// "250", or "2%", which is 0.02.
struct WrittenAmount {
  double value = 0;
  bool is_percent = false;
};

/// A finite number, perhaps in percent; nothing when it is none.
[[nodiscard]] std::optional<WrittenAmount> parse_amount(std::string_view written);

class Options {
 public:
  [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
  [[nodiscard]] std::optional<std::string> text(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> all(const std::string& name) const;
  /// A whole number within [low, high]; anything else is a UsageError, which ends in `hint`.
  [[nodiscard]] std::optional<std::uint64_t> number(const std::string& name, std::uint64_t low, std::uint64_t high,
                                                    const std::string& hint = {}) const;
  /// A size such as "512KiB", "64MiB", "2GiB" in bytes; anything else is a UsageError.
  [[nodiscard]] std::optional<std::uint64_t> bytes(const std::string& name) const;
  /// A share above 0 and at most 1, such as "0.01" or "1%"; anything else is a UsageError.
  [[nodiscard]] std::optional<double> share(const std::string& name) const;
  /// How sure to be: above one half, and so far below 1 that it can be shared among many; anything else is a
  /// UsageError.
  [[nodiscard]] std::optional<double> confidence(const std::string& name) const;
  /// A number above 0, such as "250", "0.02" or "2%"; anything else is a UsageError.
  [[nodiscard]] std::optional<WrittenAmount> amount(const std::string& name) const;
  /// A duration above 0, written as in scenarios; anything else is a UsageError.
  [[nodiscard]] std::optional<Duration> duration(const std::string& name) const;
  /// One of `words`, the first where the option is absent; anything else is a UsageError.
  [[nodiscard]] std::string choice(const std::string& name, const std::vector<std::string>& words) const;
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

  void add(const std::string& name, std::vector<std::string> values) { values_[name] = std::move(values); }
  void add_operand(std::string word) { operands_.push_back(std::move(word)); }

 private:
  std::map<std::string, std::vector<std::string>> values_;
  std::vector<std::string> operands_;
};

/// Throws UsageError, with the nearest option where one was mistyped. "--" ends the options.
[[nodiscard]] Options parse_options(const std::vector<std::string>& words, const std::vector<OptionSpec>& specs);

}  // namespace docket
