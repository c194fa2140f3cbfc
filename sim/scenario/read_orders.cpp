#include <algorithm>

#include "scenario/arrival_format.hpp"
#include "scenario/distribution_formats.hpp"
#include "scenario/sections.hpp"
#include "scenario/trace_format.hpp"

namespace docket::scenario_detail {

namespace {

void order_truth_fields(Fields& f, OrderTruthSpec& truth) {
  f.optional("authentic", truth.authentic, share(), "chance that it comes from the authority it names");
  f.optional("within_powers", truth.within_powers, share(), "chance that the law covers it");
  f.optional("specific_enough", truth.specific_enough, share(), "chance that it names its items well enough");
}

template <class Spec>
void addressing_fields(Fields& f, Spec& spec) {
  f.required("from", spec.from, reference<AuthorityId, &Names::authorities>(), "who gives the order");
  f.required("regime", spec.regime, reference<RegimeId, &Names::regimes>(), "the law it is given under");
}

template <class Spec>
void urgency_fields(Fields& f, Spec& spec) {
  f.optional("priority", spec.priority, made_once([] { return narrowed<std::int32_t>(whole("", 1, INT32_MAX)); }),
             "1 is the most urgent; used by the discipline \"priority\"");
  f.optional("priority_per_hour", spec.priority_per_hour, made_once([] { return number_at_least(0); }),
             "how much priority its items gain in an hour at a stage; used by the discipline \"accumulating\"");
}

template <class Spec>
void handling_fields(Fields& f, Spec& spec) {
  urgency_fields(f, spec);
  f.optional("channel", spec.channel, reference<ChannelId, &Names::channels>(), "how it comes in",
             "the first channel, if there is one");
  if (f.is_reading() && !f.has("channel") && !f.reader().names.channels.words().empty()) {
    spec.channel = ChannelId(std::uint32_t{0});
  }
}

template <class Spec>
void window_fields(Fields& f, Spec& stream) {
  f.optional("starts_at", stream.starts_at, instant(), "when arrivals begin", "the run's start");
  f.optional("ends_at", stream.ends_at, instant_beyond_the_end(), "when arrivals end", "the run's end");
  if (f.is_reading() && stream.ends_at <= stream.starts_at) {
    f.error(f.has("ends_at") ? "ends_at" : "starts_at", "arrivals end before they begin, so nothing would ever arrive");
  }
}

void order_fields(Fields& f, OrderSpec& order) {
  addressing_fields(f, order);
  f.required("served_at", order.served_at, instant(), "when it reaches the platform; all deadlines count from here");
  f.optional("public_at", order.public_at, instant_beyond_the_end(), "when the public learns of it");
  if (order.public_at && *order.public_at < order.served_at && f.at("served_at")) {
    f.error("public_at", "the public cannot learn of the order before it is served");
  }
  f.required("items", order.items, made_once([] { return list_of(reference<GroupId, &Names::groups>()); }),
             "the item groups that it is about");
  handling_fields(f, order);
  f.object("truth", "what is true of the order itself, an assumption",
           [&order](Fields& t) { order_truth_fields(t, order.truth); });
  for (auto group = order.items.begin(); group != order.items.end(); ++group) {
    if (std::find(order.items.begin(), group, *group) != group) {
      f.error("items", "an item group stands twice in the list");
      break;
    }
  }
  const Node items = f.at("items");
  if (items && items.value->is(JsonType::array) && items.value->elements.empty()) {
    f.error("items", "an order needs at least one item group");
  }
}

void check_order_of_time(Fields& f, const std::vector<TraceRow>& rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].served_at < rows[i - 1].served_at) {
      f.reader().error(f.at("trace").element(i), "this row is earlier than the one before it");
      return;
    }
  }
}

/// Fewer than one item is no order and no batch.
void check_item_count(Fields& f, const char* key, const Distribution& items) {
  if (f.is_reading() && items.mean() < 1) {
    f.error(key, "the mean number of items is below 1", {}, "an arrival brings at least one item");
  }
}

/// A trace is cut to the stream's window and says itself how many items an order has.
void check_trace(Fields& f, OrderStreamSpec& stream) {
  if (!f.is_reading() || !f.has("trace")) {
    return;
  }
  if (f.has("size")) {
    f.error("size", "the trace tells how many items each order has", {}, "leave \"size\" out");
  }
  if (stream.trace.size() != f.at("trace").value->elements.size()) {
    return;  // rows that could not be read are reported already
  }
  check_order_of_time(f, stream.trace);
  std::erase_if(stream.trace, [&](const TraceRow& row) { return row.served_at < stream.starts_at; });
  const Instant last = std::min(stream.ends_at, f.reader().run.horizon());
  if (stream.trace.empty() || stream.trace.front().served_at > last) {
    f.warn("trace", "no order of the trace falls into the run, or into the time of the stream");
  }
}

void order_stream_fields(Fields& f, OrderStreamSpec& stream) {
  addressing_fields(f, stream);
  f.optional("arrivals", stream.arrivals, arrivals(), "when orders arrive; either this or a trace");
  f.optional("trace", stream.trace, trace(), "orders as they were recorded", "none");
  f.optional("size", stream.size, plain_distribution(), "items of an order, rounded, at least 1", "1");
  mix_fields(f, stream.mix, std::nullopt);
  f.object("order_truth", "what is true of the orders themselves, an assumption",
           [&stream](Fields& t) { order_truth_fields(t, stream.truth); });
  handling_fields(f, stream);
  window_fields(f, stream);
  f.exactly_one_of({"arrivals", "trace"});
  check_trace(f, stream);
  check_item_count(f, "size", stream.size);
}

void due_fields(Fields& f, DueSpec& due) {
  f.optional("per", due.is_per_item, made_once([] {
               return choice<bool>({{"item", true}, {"batch", false}});
             }),
             "whether each item has a due time of its own");
  f.required("within", due.within, time_distribution(), "time from arrival to the due instant");
}

WorkStreamSpec unread_work_stream(const std::string& id) {
  return {id, {}, {}, ArrivalProcess::poisson(1), Distribution::constant(1), {}, 1, {}, {}, {}, Instant::never()};
}

void work_stream_fields(Fields& f, WorkStreamSpec& stream) {
  f.required("entry", stream.entry, reference<StageId, &Names::stages>(), "the first stage of its items");
  f.required("arrivals", stream.arrivals, arrivals(), "when batches arrive");
  f.optional("batch", stream.batch, plain_distribution(), "items that arrive together, rounded, at least 1", "1");
  mix_fields(f, stream.mix, std::nullopt);
  urgency_fields(f, stream);
  f.object("due", "deadlines of work without an order", [&stream](Fields& d) { due_fields(d, stream.due.emplace()); });
  f.optional("patience", stream.patience, time_distribution(),
             "time that an item waits at a stage for work on it to begin before it leaves", "endless");
  window_fields(f, stream);
  check_item_count(f, "batch", stream.batch);
}

}  // namespace

void orders_section(Fields& root, std::vector<OrderSpec>& orders) {
  root.objects("orders", "orders at written instants", "first-list", [&orders](Fields& f, const std::string& id) {
    OrderSpec order;
    order.id = id;
    order_fields(f, order);
    orders.push_back(std::move(order));
  });
}

void order_streams_section(Fields& root, std::vector<OrderStreamSpec>& streams) {
  root.objects("order_streams", "orders that keep coming", "daily", [&streams](Fields& f, const std::string& id) {
    OrderStreamSpec stream;
    stream.id = id;
    order_stream_fields(f, stream);
    streams.push_back(std::move(stream));
  });
}

void work_streams_section(Fields& root, std::vector<WorkStreamSpec>& streams) {
  root.objects("work_streams", "items without an order", "reports", [&streams](Fields& f, const std::string& id) {
    WorkStreamSpec stream = unread_work_stream(id);
    work_stream_fields(f, stream);
    streams.push_back(std::move(stream));
  });
}

}  // namespace docket::scenario_detail
