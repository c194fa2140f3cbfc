// The sections of the language. Each function declares the fields of one section and reads it, in the order of this
// list: what a section refers to by index is known by then.
#pragma once

#include <functional>

#include "docket/scenario/scenario.hpp"
#include "scenario/distribution_formats.hpp"
#include "scenario/fields.hpp"

namespace docket::scenario_detail {

void run_section(Fields& root, RunSpec& run);
void regimes_section(Fields& root, std::vector<Regime>& regimes);
void item_groups_section(Fields& root, std::vector<ItemGroupSpec>& groups);
void authorities_section(Fields& root, std::vector<AuthoritySpec>& authorities);
void orders_section(Fields& root, std::vector<OrderSpec>& orders);
void order_streams_section(Fields& root, std::vector<OrderStreamSpec>& streams);
void work_streams_section(Fields& root, std::vector<WorkStreamSpec>& streams);
/// REQUIRES, like all below: list_sources has run.
void script_section(Fields& root, const Scenario& scenario, std::vector<Act>& script);
void platform_section(Fields& root, PlatformSpec& platform);
void record_section(Fields& root, std::vector<RecordCheck>& record);
void expected_section(Fields& root, std::vector<ExpectedValue>& all);
void evidence_section(Fields& root, EvidenceLedger& ledger);

/// Also of studies.
void precision_fields(Fields& f, std::optional<PrecisionSpec>& target);
/// Shared by item groups and streams. With `group_count` amounts may be exact counts that fit it.
void mix_fields(Fields& f, ItemMix& mix, const std::optional<std::uint64_t>& group_count);
/// Evidence within a regime: declared with the regime, read by evidence_section.
void regime_evidence_fields(Fields& regime);
void stages_section(Fields& platform, std::vector<StageSpec>& stages);
void policy_section(Fields& platform, std::vector<Rule>& rules);
void reversal_section(Fields& platform, std::vector<ReversalSpec>& reversals);

/// Objects that others refer to by index: `specs` has one entry for each name of `table`, in its order, even where the
/// object itself cannot be read. `declare(Fields&, Spec&)`.
template <class Spec, class Declare>
void indexed_objects(Fields& parent, const char* key, const char* meaning, NameTable Names::*table,
                     std::vector<Spec>& specs, Declare declare) {
  if (parent.is_reading()) {
    specs.resize((parent.reader().names.*table).words().size());
  }
  parent.objects(key, meaning, (Names::none().*table).example(), [&](Fields& f, const std::string& id) {
    Spec spec;
    spec.id = id;
    declare(f, spec);
    if (const auto index = f.is_reading() ? (f.reader().names.*table).find(id) : std::nullopt) {
      specs[*index] = std::move(spec);
    }
  });
}

/// Where orders and work come from (see Scenario::sources), and their names.
void list_sources(Reader& reader, Scenario& scenario);

/// All of the language, in reading order.
void scenario_fields(Fields& root, Scenario& scenario);
/// The keys of a file of facts; only described.
void facts_file_fields(Fields& root);

/// What `declare(Fields& root)` declares, with an example of each object.
std::vector<DescribedField> described_by(const std::function<void(Fields&)>& declare);
std::vector<FieldInfo> table_of(const std::vector<DescribedField>& fields);
/// The tables behind describe_scenario() and describe_facts().
std::vector<DescribedField> described_scenario();
std::vector<DescribedField> described_facts();

}  // namespace docket::scenario_detail
