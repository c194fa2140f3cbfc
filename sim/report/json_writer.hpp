// JSON as text, member by member, in the order in which it is written: no document is built in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docket {

/// Quoted and escaped; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);
/// The shortest digits that read back as the same number; null for NaN and infinities, which JSON does not have.
[[nodiscard]] std::string json_number(double value);

class JsonWriter {
 public:
  /// Values nested deeper than this stand in one line.
  explicit JsonWriter(std::size_t lines_to_depth = 0) : lines_to_depth_(lines_to_depth) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text) { return raw(json_string(text)); }
  JsonWriter& value(const char* text) { return raw(json_string(text)); }
  JsonWriter& value(double number) { return raw(json_number(number)); }
  JsonWriter& value(std::uint64_t number) { return raw(std::to_string(number)); }
  JsonWriter& value(std::uint32_t number) { return raw(std::to_string(number)); }
  JsonWriter& value(bool is_true) { return raw(is_true ? "true" : "false"); }

  template <class T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }

  /// REQUIRES: everything opened is closed.
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  JsonWriter& raw(std::string_view text);
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void break_line();

  std::string text_;
  std::size_t lines_to_depth_;
  std::vector<bool> has_content_;  // by depth
  bool is_after_key_ = false;
};

}  // namespace docket
