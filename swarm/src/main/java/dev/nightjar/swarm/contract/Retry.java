package dev.nightjar.swarm.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When a call executes again. A lost worker host and an execution past its time limit are always
 * reasons; an exception of the method is one only when it is named here, as a local call would not
 * be repeated either.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Retry {
  /** Executions at most, 1 to 1,000. */
  int attempts() default 3;

  /** The pause before the second execution, in milliseconds; it doubles, up to 15 seconds. */
  long pauseMillis() default 100;

  /** Exceptions of the method, with their subclasses, after which it is tried again. */
  Class<? extends Throwable>[] on() default {};
}
