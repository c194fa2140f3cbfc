// Amounts of memory as text: "512KiB", "64MiB", "2GiB".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace docket {

/// A whole number above 0 directly followed by KiB, MiB, GiB or TiB; in bytes.
[[nodiscard]] std::optional<std::uint64_t> parse_size(std::string_view text);

/// For people: "9 bytes", "64 MiB", "1.5 GiB".
[[nodiscard]] std::string format_size(std::uint64_t bytes);

}  // namespace docket
