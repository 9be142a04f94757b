package dev.nightjar.activities.ledger;

import dev.nightjar.core.call.CallEnd;
import dev.nightjar.core.call.CallFilter;
import dev.nightjar.core.call.CallStats;
import dev.nightjar.core.call.TimeBuckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Calls of a filter added up, over one connection. The server sorts times into the buckets of
 * {@link TimeBuckets}, so that what it keeps and sends grows with names and buckets, of which a
 * name has some hundreds, and not with calls.
 */
final class CallCounts {
  private final Handle handle;
  private final CallFilter filter;

  CallCounts(Handle handle, CallFilter filter) {
    this.handle = handle;
    this.filter = filter;
  }

  List<CallStats> stats(int names) {
    SortedMap<String, SortedMap<CallEnd, Long>> counts = counts(names);
    Map<String, TimeBuckets> work = buckets("worked_micros", counts);
    Map<String, TimeBuckets> wait = buckets("waited_micros", counts);
    List<CallStats> stats = new ArrayList<>();
    counts.forEach(
        (name, ends) ->
            stats.add(
                new CallStats(
                    name,
                    ends,
                    Optional.ofNullable(work.get(name)).flatMap(TimeBuckets::times),
                    Optional.ofNullable(wait.get(name)).flatMap(TimeBuckets::times))));
    return stats;
  }

  private SortedMap<String, SortedMap<CallEnd, Long>> counts(int names) {
    SortedMap<String, SortedMap<CallEnd, Long>> counts = new TreeMap<>();
    CallConditions.bind(
            handle.createQuery(
                """
                SELECT name, outcome, COUNT(*) AS calls FROM call_log WHERE %s
                GROUP BY name, outcome ORDER BY name LIMIT :limit
                """
                    .formatted(CallConditions.where(filter))),
            filter)
        .bind("limit", names * CallEnd.values().length)
        .map(
            (row, context) ->
                new Count(row.getString("name"), row.getString("outcome"), row.getLong("calls")))
        .forEach(
            count -> {
              if (counts.containsKey(count.name()) || counts.size() < names) {
                counts
                    .computeIfAbsent(count.name(), name -> new TreeMap<>())
                    .put(CallEnd.valueOf(count.outcome()), count.calls());
              }
            });
    return counts;
  }

  /** Of executions alone: a call without one did not work, and waited for something else. */
  private Map<String, TimeBuckets> buckets(
      String column, SortedMap<String, SortedMap<CallEnd, Long>> names) {
    Map<String, TimeBuckets> buckets = new TreeMap<>();
    CallConditions.bind(
            handle.createQuery(
                """
                SELECT name, FLOOR(LOG2(GREATEST(%s, 1)) * %d) AS bucket, COUNT(*) AS calls
                FROM call_log WHERE attempt > 0 AND %s
                GROUP BY name, bucket
                """
                    .formatted(column, TimeBuckets.PER_DOUBLING, CallConditions.where(filter))),
            filter)
        .map(
            (row, context) ->
                new Bucket(row.getString("name"), row.getInt("bucket"), row.getLong("calls")))
        .forEach(
            bucket -> {
              if (names.containsKey(bucket.name())) {
                buckets
                    .computeIfAbsent(bucket.name(), name -> new TimeBuckets())
                    .add(bucket.number(), bucket.calls());
              }
            });
    return buckets;
  }

  private record Count(String name, String outcome, long calls) {}

  private record Bucket(String name, int number, long calls) {}
}
