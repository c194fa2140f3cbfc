// How docket ends: for scripts that call it. These numbers are part of the interface; `docket help` prints them.
#pragma once

namespace docket::exit_code {

inline constexpr int kDone = 0;          ///< done, warnings included; also when a stop written in the scenario was met
inline constexpr int kNo = 1;            ///< the answer is no: a check failed as asked
inline constexpr int kUsage = 2;         ///< the command line is wrong
inline constexpr int kInvalidInput = 3;  ///< a scenario or a value in it is wrong, or more than a limit allows
inline constexpr int kLimit = 4;         ///< a limit stopped it; the result, if there is one, is partial and says so
inline constexpr int kInputOutput = 5;   ///< FILE could not be read, or a result not written; a file that FILE names: 3
inline constexpr int kFault = 70;        ///< docket itself is broken
inline constexpr int kInterrupted = 130;  ///< SIGINT
inline constexpr int kTerminated = 143;   ///< SIGTERM

}  // namespace docket::exit_code
