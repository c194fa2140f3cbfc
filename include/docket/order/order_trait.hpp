// What is asked of an order as a whole.
#pragma once

#include <cstddef>
#include <cstdint>

namespace docket {

enum class OrderTrait : std::uint8_t { authentic, within_powers, specific_enough };
inline constexpr std::size_t kOrderTraits = 3;

}  // namespace docket
