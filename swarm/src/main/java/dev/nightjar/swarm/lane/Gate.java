package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.Admission.Slots;
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

  /**
   * After so many bounds without a call that was given up, a lane is taken for calm. Without that,
   * many callers of groups would be late together for as long as an overload lasts.
   */
  private static final int CALM_BOUNDS = 40;

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
  private long lastLate;

  /** Of the pending calls, those that take none of the lane's slots. */
  private int aside;

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
   * Admits calls, all of them or none. Where none is on its way, more may begin together than the
   * limit says, which would else refuse a group for ever, as nothing moves it meanwhile.
   *
   * @param name what is called, for the refusal
   * @throws ResourceNotAvailable when they would not be answered within the bound
   */
  public synchronized Admission admit(String name, int calls) {
    long now = nanos.getAsLong();
    int pending = pending();
    boolean isAtRest = pending == 0 && untilCalm(now).isZero();
    if (calls > (isAtRest ? mostAtRest() : limit.calls()) - pending) {
      count(CallStatus.REFUSED, calls);
      throw new ResourceNotAvailable(name, lane, why(pending, calls), hint(pending, calls, now));
    }
    if (policy.isBounded() && bucket != null) {
      takeFromQuota(bucket, name, calls);
    }
    count(CallStatus.PENDING, calls);
    return new Admission(this, Slots.OF_LANE, now, pending + calls);
  }

  /**
   * Takes in calls that an admitted call makes: to refuse them would throw away what was done for
   * it. They are on their way like others, whatever the limit.
   */
  public synchronized Admission pass(int calls) {
    int pending = pending();
    count(CallStatus.PENDING, calls);
    return new Admission(this, Slots.OF_LANE, nanos.getAsLong(), pending + calls);
  }

  /**
   * Takes in calls that are each for one worker host. They are counted like others; but as they
   * wait for slots of that host alone, they take no room from the lane's, and say nothing of it.
   */
  public synchronized Admission passAside(int calls) {
    aside += calls;
    count(CallStatus.PENDING, calls);
    return new Admission(this, Slots.OF_HOST, nanos.getAsLong(), calls);
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
    if (calls > mostAtRest()) {
      return "answers %d calls at once within %d ms, even when no other is on its way, and this is a group of %d, which an AVAILABLE lane takes"
          .formatted(mostAtRest(), policy.bound().toMillis(), calls);
    }
    if (calls > limit.calls()) {
      return "takes a group of %d only when nothing is on its way and nothing was late for a while, as by the last pace it answers %d calls at once within %d ms"
          .formatted(calls, limit.calls(), policy.bound().toMillis());
    }
    return "has %d calls on their way, as many as it answers within %d ms"
        .formatted(pending, policy.bound().toMillis());
  }

  private int mostAtRest() {
    return Math.max(limit.calls(), limit.atRest());
  }

  /** Of the calls that are on their way, those that take slots of the lane. */
  private int pending() {
    return Math.toIntExact(counts.getOrDefault(CallStatus.PENDING, 0L)) - aside;
  }

  /** How long calls have to be answered in time until more than the limit may begin together. */
  private Duration untilCalm(long now) {
    if (lastLate == 0) {
      return Duration.ZERO;
    }
    Duration calm = shorter(policy.bound().multipliedBy(CALM_BOUNDS), LONGEST_HINT);
    Duration left = calm.minusNanos(now - lastLate);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * How long as many calls take to end, at the pace of the last ones, as are too many now: all of
   * them for a group of more than the limit.
   */
  private Duration hint(int pending, int calls, long now) {
    if (calls > mostAtRest()) {
      return LONGEST_HINT;
    }
    int most = limit.calls();
    long tooMany = Math.max(1, pending + Math.min(calls, most) - most);
    Duration paced = Duration.ofNanos((long) (tooMany * nanosPerEnd));
    Duration hint = calls > most ? longer(paced, untilCalm(now)) : paced;
    return shorter(longer(hint, SHORTEST_HINT), LONGEST_HINT);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Refuses after all what was admitted, as when something else refuses it. */
  synchronized void refused(Admission admission) {
    noLongerPending(admission);
    count(CallStatus.REFUSED, 1);
  }

  /** A call that came to nothing before it was on its way says nothing of the lane's pace. */
  synchronized void notStarted(Admission admission) {
    noLongerPending(admission);
    count(CallStatus.FAILED, 1);
  }

  synchronized void ended(Admission admission, CallStatus status) {
    long now = nanos.getAsLong();
    noLongerPending(admission);
    count(status, 1);
    if (admission.slots() == Slots.OF_LANE) {
      learn(admission, status, now);
    }
  }

  private void noLongerPending(Admission admission) {
    aside -= admission.slots() == Slots.OF_HOST ? 1 : 0;
    count(CallStatus.PENDING, -1);
  }

  private void learn(Admission admission, CallStatus status, long now) {
    long total = now - admission.atNanos();
    pace(now, total);
    // A call that somebody cancelled says nothing about the lane.
    if (status != CallStatus.CANCELLED) {
      boolean isInTime = status == CallStatus.ANSWERED || status == CallStatus.FAILED;
      lastLate = isInTime ? lastLate : now;
      limit.ended(now, admission.onTheirWay(), Duration.ofNanos(total), isInTime);
    }
  }

  /** Whether calls come is not the lane's pace: a gap counts while the call that ended waited. */
  private void pace(long now, long total) {
    if (lastEnd != 0) {
      double since = Math.min(Math.min(now - lastEnd, total), LONGEST_HINT.toNanos());
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
