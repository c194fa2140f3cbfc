#include "cli/options.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "cli/size_text.hpp"
#include "docket/core/duration_text.hpp"
#include "docket/core/nearest_word.hpp"

namespace docket {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  }
  return text;
}

[[noreturn]] void refuse(const std::string& name, const std::string& written, const std::string& expected) {
  throw UsageError("--" + name + ": found \"" + written + "\", expected " + expected);
}

}  // namespace

std::optional<WrittenAmount> parse_amount(std::string_view written) {
  WrittenAmount amount;
  const char* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, amount.value);
  const std::string_view unit(stop, static_cast<std::size_t>(end - stop));
  amount.is_percent = unit == "%" || unit == " %";
  amount.value /= amount.is_percent ? 100 : 1;
  const bool is_sound = error == std::errc() && (unit.empty() || amount.is_percent) && std::isfinite(amount.value);
  return is_sound ? std::optional(amount) : std::nullopt;
}

std::optional<std::string> Options::text(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::nullopt : std::optional(found->second.front());
}

std::vector<std::string> Options::all(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::uint64_t> Options::number(const std::string& name, std::uint64_t low, std::uint64_t high,
                                             const std::string& hint) const {
  const std::optional<std::string> written = text(name);
  if (!written) {
    return std::nullopt;
  }
  std::uint64_t value = 0;
  const char* end = written->data() + written->size();
  const auto [stop, error] = std::from_chars(written->data(), end, value);
  if (error != std::errc() || stop != end || value < low || value > high) {
    refuse(name, *written, "a whole number from " + std::to_string(low) + " to " + std::to_string(high) + hint);
  }
  return value;
}

std::optional<std::uint64_t> Options::bytes(const std::string& name) const {
  const std::optional<std::string> written = text(name);
  const auto value = written ? parse_size(*written) : std::nullopt;
  if (written && !value) {
    refuse(name, *written, "a size such as 512KiB, 64MiB or 2GiB");
  }
  return value;
}

std::optional<double> Options::share(const std::string& name) const {
  const auto value = text(name) ? parse_amount(*text(name)) : std::nullopt;
  if (text(name) && !(value && value->value > 0 && value->value <= 1)) {
    refuse(name, *text(name), "a share above 0 and at most 1, such as 0.01 or 1%");
  }
  return value ? std::optional(value->value) : std::nullopt;
}

std::optional<double> Options::confidence(const std::string& name) const {
  constexpr double kMost = 0.999999;
  const auto value = text(name) ? parse_amount(*text(name)) : std::nullopt;
  if (text(name) && !(value && value->value > 0.5 && value->value <= kMost)) {
    refuse(name, *text(name), "a share above one half and at most 0.999999, such as 0.95 or 95%");
  }
  return value ? std::optional(value->value) : std::nullopt;
}

std::optional<WrittenAmount> Options::amount(const std::string& name) const {
  const auto value = text(name) ? parse_amount(*text(name)) : std::nullopt;
  if (text(name) && !(value && value->value > 0)) {
    refuse(name, *text(name), "a number above 0 such as 250, 0.02 or 2%");
  }
  return value;
}

std::optional<Duration> Options::duration(const std::string& name) const {
  const std::optional<std::string> written = text(name);
  const auto value = written ? parse_duration(*written) : std::nullopt;
  if (written && (!value || *value <= Duration())) {
    refuse(name, *written, "a duration such as 90s, 10min or 2h");
  }
  return value;
}

std::string Options::choice(const std::string& name, const std::vector<std::string>& words) const {
  const std::optional<std::string> written = text(name);
  if (!written) {
    return words.front();
  }
  if (std::ranges::count(words, *written) == 0) {
    const std::string nearest = nearest_word(*written, words);
    refuse(name, *written, joined(words) + (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?"));
  }
  return *written;
}

}  // namespace docket
