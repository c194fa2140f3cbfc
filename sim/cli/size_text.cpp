#include "cli/size_text.hpp"

#include <fmt/core.h>

#include <charconv>

namespace docket {
namespace {

struct Unit {
  std::string_view word;
  unsigned bits;
};

constexpr Unit kUnits[] = {{"TiB", 40}, {"GiB", 30}, {"MiB", 20}, {"KiB", 10}};

}  // namespace

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t count = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view word = text.substr(static_cast<std::size_t>(stop - text.data()));
  for (const Unit& unit : kUnits) {
    if (error == std::errc() && word == unit.word && count > 0 && count <= (UINT64_MAX >> unit.bits)) {
      return count << unit.bits;
    }
  }
  return std::nullopt;
}

std::string format_size(std::uint64_t bytes) {
  for (const auto& [word, bits] : kUnits) {
    if (bytes >> bits != 0) {
      const std::string text = fmt::format("{:.1f}", static_cast<double>(bytes) / static_cast<double>(1ULL << bits));
      return (text.ends_with(".0") ? text.substr(0, text.size() - 2) : text) + " " + std::string(word);
    }
  }
  return std::to_string(bytes) + " bytes";
}

}  // namespace docket
