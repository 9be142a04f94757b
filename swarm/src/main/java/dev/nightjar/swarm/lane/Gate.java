package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.message.CallStatus;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lane's entrance at a caller: it admits or refuses before anything is queued, and counts every
 * call. Thread-safe.
 */
public final class Gate {
  private static final Duration SHORTEST_HINT = Duration.ofMillis(10);
  private static final Duration LONGEST_HINT = Duration.ofSeconds(30);

  private final String lane;
  private final LongSupplier nanos;
  private final Function<Duration, AdmissionLimit> limits;
  private final Map<CallStatus, Long> counts = new EnumMap<>(CallStatus.class);
  private LanePolicy policy;
  private AdmissionLimit limit;
  private @Nullable Quota quota;
  private @Nullable Bucket bucket;
  private double nanosPerEnd;
  private long lastEnd;

  /**
   * Of a lane.
   *
   * @param nanos a clock that only goes forward
   * @param limits makes the limit of a bound
   */
  public Gate(
      String lane,
      LanePolicy policy,
      LongSupplier nanos,
      Function<Duration, AdmissionLimit> limits) {
    this.lane = lane;
    this.nanos = nanos;
    this.limits = limits;
    this.policy = policy;
    this.limit = limit(policy);
  }

  private AdmissionLimit limit(LanePolicy of) {
    return of.isBounded() ? limits.apply(of.bound()) : new NoLimit();
  }

  /** What the lane does under overload. */
  public synchronized LanePolicy policy() {
    return policy;
  }

  /** Changes what it does from now on; calls that are on their way keep what they were given. */
  public synchronized void set(LanePolicy other) {
    // What was learnt of a bound holds whatever the priority.
    if (!other.withPriority(policy.priority()).equals(policy)) {
      limit = limit(other);
    }
    policy = other;
  }

  /**
   * Limits what this caller may ask of the lane, from now on; {@code null} for no quota. The same
   * quota again changes nothing.
   */
  public synchronized void setQuota(@Nullable Quota other) {
    if (!Objects.equals(other, quota)) {
      quota = other;
      bucket = other == null ? null : other.bucket(nanos);
    }
  }

  /** What this caller may ask of the lane; {@code null} for as much as it will. */
  public synchronized @Nullable Quota quota() {
    return quota;
  }

  /**
   * Admits calls, all of them or none.
   *
   * @param name what is called, for the refusal
   * @throws ResourceNotAvailable when they would not be answered within the bound
   */
  public synchronized Admission admit(String name, int calls) {
    int pending = pending();
    if (calls > limit.calls() - pending) {
      count(CallStatus.REFUSED, calls);
      throw new ResourceNotAvailable(name, lane, why(pending, calls), hint(pending, calls));
    }
    if (policy.isBounded() && bucket != null) {
      takeFromQuota(bucket, name, calls);
    }
    count(CallStatus.PENDING, calls);
    return new Admission(this, nanos.getAsLong(), pending + calls);
  }

  /**
   * Takes in calls that an admitted call makes: to refuse them would throw away what was done for
   * it. They are on their way like others, whatever the limit.
   */
  public synchronized Admission pass(int calls) {
    int pending = pending();
    count(CallStatus.PENDING, calls);
    return new Admission(this, nanos.getAsLong(), pending + calls);
  }

  private void takeFromQuota(Bucket from, String name, int calls) {
    ConsumptionProbe probe = from.tryConsumeAndReturnRemaining(calls);
    if (!probe.isConsumed()) {
      count(CallStatus.REFUSED, calls);
      // What is more than a bucket holds would wait for ever.
      Duration wait =
          Duration.ofNanos(Math.min(probe.getNanosToWaitForRefill(), LONGEST_HINT.toNanos()));
      throw new ResourceNotAvailable(name, lane, "has no more calls in this caller's quota", wait);
    }
  }

  private String why(int pending, int calls) {
    if (calls > limit.calls()) {
      return "answers %d calls at once within %d ms, and this is a group of %d, which an AVAILABLE lane takes"
          .formatted(limit.calls(), policy.bound().toMillis(), calls);
    }
    return "has %d calls on their way, as many as it answers within %d ms"
        .formatted(pending, policy.bound().toMillis());
  }

  private int pending() {
    return Math.toIntExact(counts.getOrDefault(CallStatus.PENDING, 0L));
  }

  /** How long as many calls take to end as are too many now, at the pace of the last ones. */
  private Duration hint(int pending, int calls) {
    long tooMany = Math.max(1, pending + calls - limit.calls());
    Duration hint = Duration.ofNanos((long) (tooMany * nanosPerEnd));
    if (hint.compareTo(SHORTEST_HINT) < 0) {
      return SHORTEST_HINT;
    }
    return hint.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT : hint;
  }

  /** Refuses after all what was admitted, as when something else refuses it. */
  synchronized void refused() {
    count(CallStatus.PENDING, -1);
    count(CallStatus.REFUSED, 1);
  }

  /** A call that came to nothing before it was on its way says nothing of the lane's pace. */
  synchronized void notStarted() {
    count(CallStatus.PENDING, -1);
    count(CallStatus.FAILED, 1);
  }

  synchronized void ended(Admission admission, CallStatus status) {
    long now = nanos.getAsLong();
    count(CallStatus.PENDING, -1);
    count(status, 1);
    pace(now);
    // A call that somebody cancelled says nothing about the lane.
    if (status != CallStatus.CANCELLED) {
      boolean isInTime = status == CallStatus.ANSWERED || status == CallStatus.FAILED;
      limit.ended(
          now, admission.onTheirWay(), Duration.ofNanos(now - admission.atNanos()), isInTime);
    }
  }

  private void pace(long now) {
    if (lastEnd != 0) {
      double since = Math.min(now - lastEnd, LONGEST_HINT.toNanos());
      nanosPerEnd = nanosPerEnd == 0 ? since : nanosPerEnd * 0.95 + since * 0.05;
    }
    lastEnd = now;
  }

  private void count(CallStatus status, long calls) {
    counts.merge(status, calls, Long::sum);
  }

  /** What has become of all calls. */
  public synchronized LaneCounts counts() {
    return new LaneCounts(counts);
  }

  /** How many calls a bounded lane lets be on their way at once, at the moment. */
  public synchronized int limit() {
    return limit.calls();
  }
}
