// How much of the machine somebody else has used: what threads gain cannot be measured beside it.
#pragma once

namespace docket::bench {

class OtherWork {
 public:
  OtherWork() : began_(now()) {}
  /// Seconds of CPU that went to anything but this process and its children since it was made; 0 where the system does
  /// not tell.
  [[nodiscard]] double cpu_seconds() const { return now() - began_; }

 private:
  static double now();

  double began_;
};

}  // namespace docket::bench
