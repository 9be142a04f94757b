package dev.nightjar.swarm.context;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a call and into the calls that it makes: values by key, and how long the caller
 * goes on waiting. It belongs to the thread that set it; a method called through the swarm finds
 * its caller's. Immutable.
 */
public final class SwarmContext {
  /** The longest value, in characters. */
  public static final int LONGEST_VALUE = 1024;

  /** The most values. */
  public static final int MOST_VALUES = 32;

  private static final SwarmContext EMPTY = new SwarmContext(new TreeMap<>(), null, false);
  private static final ThreadLocal<SwarmContext> CURRENT = ThreadLocal.withInitial(() -> EMPTY);

  private final SortedMap<String, String> values;
  private final @Nullable Long deadlineNanos;
  private final boolean isAdmitted;

  private SwarmContext(
      SortedMap<String, String> values, @Nullable Long deadlineNanos, boolean isAdmitted) {
    this.isAdmitted = isAdmitted;
    this.values = Collections.unmodifiableSortedMap(values);
    this.deadlineNanos = deadlineNanos;
  }

  /** The context of this thread; empty where none was set. */
  public static SwarmContext current() {
    return CURRENT.get();
  }

  /** The context without values or a deadline. */
  public static SwarmContext empty() {
    return EMPTY;
  }

  /**
   * One of the given values, as they came with a call.
   *
   * @param values by the keys' names
   */
  public static SwarmContext of(Map<String, String> values) {
    SwarmContext context = EMPTY;
    for (Map.Entry<String, String> value : values.entrySet()) {
      context = context.with(ContextKey.of(value.getKey()), value.getValue());
    }
    return context;
  }

  /**
   * The same with one value more, or changed.
   *
   * @throws IllegalArgumentException beyond {@link #MOST_VALUES} or {@link #LONGEST_VALUE}
   */
  public SwarmContext with(ContextKey key, String value) {
    if (value.length() > LONGEST_VALUE) {
      throw new IllegalArgumentException(
          "Invalid context value of %s: %d characters, %d at most"
              .formatted(key.name(), value.length(), LONGEST_VALUE));
    }
    SortedMap<String, String> more = new TreeMap<>(values);
    more.put(key.name(), value);
    if (more.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "Cannot add %s to the context: it has %d values already"
              .formatted(key.name(), MOST_VALUES));
    }
    return new SwarmContext(more, deadlineNanos, isAdmitted);
  }

  /** The same with a deadline that far from now, unless it has an earlier one. */
  public SwarmContext within(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean isEarlier = deadlineNanos == null || deadline - deadlineNanos < 0;
    return isEarlier ? new SwarmContext(new TreeMap<>(values), deadline, isAdmitted) : this;
  }

  /**
   * The same within a call: what is called in it was admitted with it. For whoever executes calls;
   * programs have no use for it.
   */
  public SwarmContext admitted() {
    return new SwarmContext(new TreeMap<>(values), deadlineNanos, true);
  }

  /** Whether this is within a call that was admitted, so that calls it makes are not refused. */
  public boolean isAdmitted() {
    return isAdmitted;
  }

  /** The value of a key. */
  public Optional<String> value(ContextKey key) {
    return Optional.ofNullable(values.get(key.name()));
  }

  /** All values by the keys' names. */
  public SortedMap<String, String> values() {
    return values;
  }

  /** How long the caller still waits, zero or less when it no longer does; empty for ever. */
  public Optional<Duration> remaining() {
    return deadlineNanos == null
        ? Optional.empty()
        : Optional.of(
            Duration.of(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS.toChronoUnit()));
  }

  /** Runs something in this context, and puts back the thread's own after it. */
  public <T> T call(Callable<T> task) throws Exception {
    SwarmContext before = CURRENT.get();
    CURRENT.set(this);
    try {
      return task.call();
    } finally {
      CURRENT.set(before);
    }
  }

  /** Runs something in this context, and puts back the thread's own after it. */
  public void run(Runnable task) {
    SwarmContext before = CURRENT.get();
    CURRENT.set(this);
    try {
      task.run();
    } finally {
      CURRENT.set(before);
    }
  }

  @Override
  public String toString() {
    return "context of " + values.keySet();
  }
}
