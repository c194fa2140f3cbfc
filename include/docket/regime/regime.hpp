// One law as data: its clocks and how they may be read, its ladder, its penalties and its criminal exposure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/money.hpp"
#include "docket/core/time.hpp"
#include "docket/order/ids.hpp"

namespace docket {

/// Only a law reading may call an item on time or late.
enum class ReadingBasis : std::uint8_t { law, practice, what_if };

/// One way to read a deadline: an item is due `within` this time of service.
struct Reading {
  std::string id;
  Duration within;  ///< 0 or more; 0 means due at service
  ReadingBasis basis = ReadingBasis::law;
};

/// How far criminal proceedings have come. A stage, never a probability.
enum class ExposureStage : std::uint8_t { none, threatened, referred, before_court };

/// One step of the ladder. At most one is climbed per look and order, in the order of the list.
struct Rung {
  std::string id;
  std::string title;
  bool is_notice = false;          ///< a notice is served on the platform, which may acknowledge it
  bool renews = false;             ///< outstanding items (and those that the authority adds) form a new order
  std::optional<Duration> within;  ///< renewing: the new order's time under law readings; unset keeps the readings
  ExposureStage exposure = ExposureStage::none;
  std::vector<std::string> penalties;  ///< ids of the penalties that this rung imposes
};

/// Unknown is not zero: without `imposed` a penalty is printed as not quantified and no total hides it.
struct PenaltySpec {
  std::string id;
  std::string title;
  std::optional<Money> ceiling;  ///< highest amount in law; unset: unknown
  std::optional<Money> imposed;  ///< amount where evidence exists; unset: unknown
};

struct CriminalExposure {
  std::string role;       ///< who is exposed
  std::string provision;  ///< "s.69A(3)"
  std::string statute;    ///< what the provision threatens, as text
};

struct Regime {
  std::string id;
  std::string title;
  std::string territory;
  std::string currency;
  std::optional<Duration> acknowledge_within;
  std::vector<Reading> readings;        ///< at least one
  std::uint32_t platform_reading = 0;   ///< the reading that the platform works to
  std::uint32_t authority_reading = 0;  ///< the reading by which the authority counts outstanding items
  std::vector<Rung> ladder;
  std::vector<PenaltySpec> penalties;
  std::optional<CriminalExposure> exposure;
};

/// When an order served at `served_at` is due under a reading. `renewing` is the rung that made it, or null.
/// A rung's own time replaces readings of basis law only: what-ifs stay what they are.
Instant due_at(const Reading& reading, Instant served_at, const Rung* renewing);

}  // namespace docket
