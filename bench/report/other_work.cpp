#include "report/other_work.hpp"

#include <unistd.h>

#include <ctime>
#include <fstream>
#include <string>

namespace docket::bench {

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
  timespec own{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
  return busy / static_cast<double>(sysconf(_SC_CLK_TCK)) -
         (static_cast<double>(own.tv_sec) + 1e-9 * static_cast<double>(own.tv_nsec));
}

}  // namespace docket::bench
