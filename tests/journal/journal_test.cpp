#include "docket/journal/journal.hpp"

#include <gtest/gtest.h>

#include "docket/core/hash.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

TEST(Journal, HandsEveryRecordToEverySinkInOrder) {
  test::RecordKeeper first;
  test::RecordKeeper second;
  Journal journal({&first, &second});
  for (int i = 0; i < 1'000; ++i) {
    journal.write(Sampled{Instant() + Duration::seconds(i)});
  }
  journal.flush();
  ASSERT_EQ(first.records().size(), 1'000U);
  ASSERT_EQ(second.records().size(), 1'000U);
  for (int i = 0; i < 1'000; ++i) {
    EXPECT_EQ(std::get<Sampled>(first.records()[static_cast<std::size_t>(i)]).at, Instant() + Duration::seconds(i));
  }
}

Instant second(int i) { return Instant() + Duration::seconds(i); }

/// Writes the record number i: visits, ends of jobs and samples in no regular order. Its instant is second(i).
void write_one(Journal& journal, int i) {
  switch (mix_bits(static_cast<std::uint64_t>(i)) % 3) {
    case 0:
      journal.write_made([i] {
        Visit visit;
        visit.at = second(i);
        visit.job = static_cast<std::uint64_t>(i);
        return visit;
      });
      break;
    case 1:
      journal.write_made([i] {
        JobEnded job;
        job.at = second(i);
        job.due_at = second(2 * i);
        return job;
      });
      break;
    default:
      journal.write(Sampled{second(i)});
  }
}

TEST(Journal, KeepsTheOrderAmongRecordsOfAllKinds) {
  test::RecordKeeper sink;
  Journal journal({&sink});
  for (int i = 0; i < 1'000; ++i) {
    write_one(journal, i);
  }
  journal.flush();
  ASSERT_EQ(sink.records().size(), 1'000U);
  for (int i = 0; i < 1'000; ++i) {
    std::visit([i](const auto& one) { EXPECT_EQ(one.at, second(i)); }, sink.records()[static_cast<std::size_t>(i)]);
  }
  EXPECT_GT(sink.all<Visit>().size(), 250U);
  EXPECT_GT(sink.all<JobEnded>().size(), 250U);
}

/// Takes pages as they are.
class PageReader final : public JournalSink {
 public:
  void read(std::span<const Record> records) override {
    FAIL() << records.size() << " records put in order for nothing";
  }
  void read_page(const JournalPage& page) override {
    for (const Visit& visit : page.visits()) {
      EXPECT_EQ(visit.at, second(static_cast<int>(visit.job)));
    }
    for (const JobEnded& job : page.job_ends()) {
      EXPECT_EQ(job.due_at.since_start(), job.at.since_start() * 2);
    }
    EXPECT_EQ(page.visits().size() + page.job_ends().size() + page.others().size(), page.in_order().size());
    records_ += page.in_order().size();
  }
  [[nodiscard]] std::size_t records() const { return records_; }

 private:
  std::size_t records_ = 0;
};

TEST(Journal, HandsEachKindInARowToWhoAsksForPages) {
  PageReader sink;
  Journal journal({&sink});
  for (int i = 0; i < 1'000; ++i) {
    write_one(journal, i);
  }
  journal.flush();
  EXPECT_EQ(sink.records(), 1'000U);
}

TEST(Journal, HandsNothingTwice) {
  test::RecordKeeper sink;
  Journal journal({&sink});
  journal.write(Sampled{});
  journal.flush();
  journal.flush();
  EXPECT_EQ(sink.records().size(), 1U);
}

}  // namespace
}  // namespace docket
