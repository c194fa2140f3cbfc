#include "scenario/trace_format.hpp"

#include <charconv>

#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"
#include "scenario/packed_trace.hpp"

namespace docket::scenario_detail {

namespace {

/// Reads rows that are values of their own, and says what is wrong with them.
class RowReader {
 public:
  std::optional<TraceRow> operator()(Reader& reader, const Node& node, const std::string& expects) const {
    if (node.value->elements.size() != 2) {
      reader.expected(node, expects);
      return std::nullopt;
    }
    const auto served_at = read_served_at(reader, node.element(0));
    const auto items = items_.read(reader, node.element(1));
    return served_at && items ? std::optional(TraceRow{*served_at, static_cast<std::uint32_t>(*items)}) : std::nullopt;
  }

 private:
  /// Written as an instant or as a duration since the run's start.
  [[nodiscard]] std::optional<Instant> read_served_at(Reader& reader, const Node& node) const {
    const auto since_start = node.value->is(JsonType::text) ? parse_duration(node.value->text) : std::nullopt;
    return since_start ? std::optional(Instant::at(*since_start)) : instant_.read(reader, node);
  }

  Format<Instant> instant_ = instant_beyond_the_end();
  Format<std::uint64_t> items_ = whole("items", 1, UINT32_MAX);
};

/// As RowReader, but without a word where it finds nothing.
std::optional<Instant> packed_served_at(const Reader& reader, std::string_view text) {
  if (text.find('-') == std::string_view::npos) {  // every date has one, no duration has
    const auto since_start = parse_duration(text);
    return since_start ? std::optional(Instant::at(*since_start)) : std::nullopt;
  }
  const auto time = reader.has_clock ? parse_instant(text) : std::nullopt;
  if (!time) {
    return std::nullopt;
  }
  const Instant instant = Instant::at(*time - reader.run.starts_at);
  const bool is_within = Instant() <= instant && instant <= Instant::at(kLongestRun);
  return is_within ? std::optional(instant) : std::nullopt;
}

/// Nothing when there is something to say of some row: then the rows are wanted one by one.
std::optional<std::vector<TraceRow>> read_packed(const Reader& reader, const PackedTrace& trace) {
  std::vector<TraceRow> rows;
  rows.reserve(trace.rows().size());
  for (const PackedTrace::Row& row : trace.rows()) {
    const auto served_at = packed_served_at(reader, row.served_at);
    std::uint32_t items = 0;
    const auto end = std::from_chars(row.items.data(), row.items.data() + row.items.size(), items);
    if (!served_at || end.ec != std::errc() || items == 0) {
      return std::nullopt;
    }
    rows.push_back({*served_at, items});
  }
  return rows;
}

std::string row_fragment() {
  return R"({"type": "array", "minItems": 2, "maxItems": 2, "items": [)" +
         fragment::any_of({fragment::text_like(fragment::kDuration), fragment::text_like(fragment::kInstant)}) + ", " +
         fragment::whole(1, UINT32_MAX) + "]}";
}

}  // namespace

Format<std::vector<TraceRow>> trace() {
  Format<std::vector<TraceRow>> rows = list_of(Format<TraceRow>{"row", "a row [served_at, items]", RowReader()});
  rows.type = "trace";
  rows.about = {true, R"([["1h", 3], ["2021-01-31T18:00:00+05:30", 12]])",
                fragment::any_of({fragment::text(), fragment::list(row_fragment())})};
  rows.expects = "the name of a CSV file with columns served_at and items, or a list of rows [served_at, items]";
  rows.parse = [one_by_one = rows.parse](Reader& reader, const Node& node, const std::string& expects) {
    const PackedTrace* packed = node.value->elements.packed();
    auto read = packed != nullptr ? read_packed(reader, *packed) : std::nullopt;
    return read ? std::move(read) : one_by_one(reader, node, expects);
  };
  return rows;
}

}  // namespace docket::scenario_detail
