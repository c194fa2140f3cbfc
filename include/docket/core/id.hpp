// A typed index: a StageId cannot be passed where a PoolId is wanted.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace docket {

/// Index of a thing in its scenario's or run's list of such things. `none()` is "no such thing".
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t index) : index_(index) {}
  constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}

  static constexpr Id none() { return Id(); }
  [[nodiscard]] constexpr bool is_none() const { return index_ == kNone; }
  [[nodiscard]] constexpr std::uint32_t index() const { return index_; }

  constexpr auto operator<=>(const Id&) const = default;

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  std::uint32_t index_ = kNone;
};

}  // namespace docket
