package dev.nightjar.swarm.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a contract: its methods can be called on any worker host that offers an
 * implementation. Each method needs a name of its own; arguments, results and declared exceptions
 * must be able to travel as JSON (see {@link Contract}). A call may execute more than once when a
 * worker host is lost under it, so methods should bear repetition; {@code retry = @Retry(attempts =
 * 1)} gives that up for at most one execution.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Swarm {
  /** The contract's name on the wire, in Temporal and in the log of calls; the interface's name. */
  String name() default "";

  /** Whose slots and task queue its calls take. */
  String lane() default "realtime";

  /** How long one execution on a worker host may take before it is interrupted, in milliseconds. */
  long timeLimitMillis() default 10_000;

  /** What callers rely on under overload; a lane with another policy refuses the contract. */
  Expected policy() default Expected.AS_LANE;

  /** Which executions are tried again. */
  Retry retry() default @Retry;

  /** What a contract asks of its lane. */
  enum Expected {
    /** Whatever the lane does. */
    AS_LANE,
    /** {@link OverloadPolicy#CONSISTENT}. */
    CONSISTENT,
    /** {@link OverloadPolicy#AVAILABLE}. */
    AVAILABLE
  }
}
