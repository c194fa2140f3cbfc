// How much memory there is, how much of it this process holds, and a bound to what it may ask for.
#pragma once

#include <cstdint>

namespace docket {

/// Of the machine or, where that is less, of the container that it runs in.
[[nodiscard]] std::uint64_t machine_memory();

/// What this process holds in memory; 0 where the system does not tell.
[[nodiscard]] std::uint64_t resident_memory();

/// False: this process has never held more. True says nothing, and resident_memory has to be asked, which takes far
/// longer.
[[nodiscard]] bool may_hold_more_than(std::uint64_t bytes);

/// Bytes that this process has allocated and not given back; where the C library does not count, resident_memory.
[[nodiscard]] std::uint64_t allocated_memory();

/// The most that this process has held since settle_memory, or since its start where the system cannot forget that; 0
/// where it does not tell.
[[nodiscard]] std::uint64_t peak_memory();

/// Gives memory that is free back to the system and lets peak_memory begin anew, where the system can do so.
void settle_memory();

/// From now on freed memory stays with the process, for who takes and frees the same again and again: giving it back
/// and asking for it anew costs more than the work in between. What is free does not count as held by allocated_memory.
void keep_freed_memory();

/// From now on asking for much more than `bytes` throws std::bad_alloc instead of waking the system's killer: a single
/// step may take memory faster than anybody can look. Up to twice as much may be asked for, because not all of it is
/// held, but no more than there is.
void bound_memory(std::uint64_t bytes);

}  // namespace docket
