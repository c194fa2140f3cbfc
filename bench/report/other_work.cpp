#include "report/other_work.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace docket::bench {

namespace {

double own_seconds(int whose) {
  rusage used{};
  getrusage(whose, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

}  // namespace

// The first line of /proc/stat: cpu, then ticks of all cores spent in user, nice, system, idle, iowait, irq, softirq
// and, on virtual machines, taken away by the host (steal).
double OtherWork::now() {
  std::ifstream file("/proc/stat");
  std::string word;
  double user = 0;
  double nice = 0;
  double system = 0;
  double idle = 0;
  double waiting = 0;
  double interrupts = 0;
  double soft_interrupts = 0;
  double stolen = 0;
  if (!(file >> word >> user >> nice >> system >> idle >> waiting >> interrupts >> soft_interrupts >> stolen)) {
    return 0;
  }
  const double busy = user + nice + system + interrupts + soft_interrupts + stolen;
  return busy / static_cast<double>(sysconf(_SC_CLK_TCK)) - own_seconds(RUSAGE_SELF) - own_seconds(RUSAGE_CHILDREN);
}

}  // namespace docket::bench
