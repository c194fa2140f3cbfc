#include "seeds/json_values.hpp"

#include <chrono>
#include <fstream>
#include <map>
#include <regex>
#include <stdexcept>

namespace docket::seeds_test {

json read_data(const std::string& path) {
  std::ifstream in(std::string(DOCKET_SOURCE_DIR) + "/" + path);
  if (!in) {
    throw std::runtime_error("cannot open " + path);
  }
  return json::parse(in);
}

std::optional<double> duration_seconds(const std::string& text) {
  static const std::regex form(R"((\d+(?:\.\d+)?)(us|ms|s|min|h|d))");
  static const std::map<std::string, double> units = {{"us", 1e-6}, {"ms", 1e-3}, {"s", 1},
                                                      {"min", 60},  {"h", 3'600}, {"d", 86'400}};
  std::smatch parts;
  if (!std::regex_match(text, parts, form)) {
    return std::nullopt;
  }
  return std::stod(parts[1]) * units.at(parts[2]);
}

std::optional<double> date_seconds(const std::string& text) {
  return text.size() == 10 ? instant_seconds(text + "T00:00:00+05:30") : std::nullopt;
}

std::optional<double> instant_seconds(const std::string& text) {
  static const std::regex form(R"((\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\+05:30)");
  std::smatch parts;
  if (!std::regex_match(text, parts, form)) {
    return std::nullopt;
  }
  const auto number = [&](std::size_t i) { return std::stoi(parts[i]); };
  const auto unsigned_number = [&](std::size_t i) { return static_cast<unsigned>(number(i)); };
  const std::chrono::year_month_day day{std::chrono::year{number(1)}, std::chrono::month{unsigned_number(2)},
                                        std::chrono::day{unsigned_number(3)}};
  if (!day.ok() || number(4) > 23 || number(5) > 59 || number(6) > 59) {
    return std::nullopt;
  }
  const std::chrono::seconds local = std::chrono::sys_days{day}.time_since_epoch() + std::chrono::hours{number(4)} +
                                     std::chrono::minutes{number(5)} + std::chrono::seconds{number(6)};
  return static_cast<double>((local - std::chrono::minutes{330}).count());
}

std::optional<double> measure(const json& value) {
  if (value.is_number()) {
    return value.get<double>();
  }
  if (!value.is_string()) {
    return std::nullopt;
  }
  const auto text = value.get<std::string>();
  for (const auto read : {duration_seconds, instant_seconds, date_seconds}) {
    if (const auto seconds = read(text)) {
      return seconds;
    }
  }
  return std::nullopt;
}

}  // namespace docket::seeds_test
