// The rows of a trace as they stand in its file. A recorded year may have a million of them: as values that know where
// they were written they would take some 700 bytes each, so they stay text until somebody wants one of them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

class PackedTrace {
 public:
  struct Row {
    std::string_view served_at;
    std::string_view items;
    std::uint32_t line = 0;
    std::uint32_t served_at_column = 0;
    std::uint32_t items_column = 0;
  };

  /// All rows stand in `file` and in `layer`.
  PackedTrace(std::string text, std::shared_ptr<const std::string> file, Layer layer)
      : text_(std::move(text)), file_(std::move(file)), layer_(layer) {}
  PackedTrace(const PackedTrace&) = delete;
  PackedTrace& operator=(const PackedTrace&) = delete;

  /// Texts that JSON can hold as they are: `served_at` in quotes, `items` as a whole number.
  [[nodiscard]] static bool can_hold(std::string_view served_at, std::string_view items);

  /// REQUIRES: can_hold its texts, which are parts of `text`.
  void add(const Row& row) { rows_.push_back(row); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

  [[nodiscard]] LocatedValue unpacked(const Row& row) const;
  /// The same, written on one line.
  static void append_json(const Row& row, std::string& json);

 private:
  std::string text_;
  std::vector<Row> rows_;
  std::shared_ptr<const std::string> file_;
  Layer layer_;
};

}  // namespace docket::scenario_detail
