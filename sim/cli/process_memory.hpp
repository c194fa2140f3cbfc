// How much memory there is, how much of it this process holds, and a bound to what it may ask for.
#pragma once

#include <cstdint>

namespace docket {

/// Of the machine or, where that is less, of the container that it runs in.
[[nodiscard]] std::uint64_t machine_memory();

/// What this process holds in memory; 0 where the system does not tell.
[[nodiscard]] std::uint64_t resident_memory();

/// From now on asking for much more than `bytes` throws std::bad_alloc instead of waking the system's killer: a single
/// step may take memory faster than anybody can look. Up to twice as much may be asked for, because not all of it is
/// held, but no more than there is.
void bound_memory(std::uint64_t bytes);

}  // namespace docket
