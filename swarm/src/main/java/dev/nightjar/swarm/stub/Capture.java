package dev.nightjar.swarm.stub;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Finds out what a method reference of a stub calls, without calling it. */
public final class Capture {
  private static final ThreadLocal<@Nullable Capture> CURRENT = new ThreadLocal<>();

  private @Nullable Invocation invocation;
  private int count;

  private Capture() {}

  /** Something that calls a method of a stub. */
  @FunctionalInterface
  public interface Call {
    /** Calls it. */
    void run() throws Exception;
  }

  /**
   * What it calls.
   *
   * @throws IllegalArgumentException unless it calls one method of one stub and nothing else
   */
  public static Invocation of(Call call) {
    Capture before = CURRENT.get();
    Capture capture = new Capture();
    CURRENT.set(capture);
    try {
      call.run();
    } catch (Exception e) {
      throw new IllegalArgumentException(
          "Cannot call through the swarm: what was given threw " + e, e);
    } finally {
      CURRENT.set(before);
    }
    Invocation found = capture.invocation;
    if (found == null || capture.count != 1) {
      throw new IllegalArgumentException(
          "Cannot call through the swarm: what was given calls %d methods of stubs, and must call one, as stub::method does"
              .formatted(capture.count));
    }
    return found;
  }

  static boolean takes(Invocation invocation) {
    Capture capture = CURRENT.get();
    if (capture == null) {
      return false;
    }
    capture.invocation = invocation;
    capture.count++;
    return true;
  }

  /** What a method returns that was not called: zero of a primitive type. */
  static @Nullable Object nothing(Class<?> type) {
    return type.isPrimitive() && type != void.class
        ? Array.get(Array.newInstance(type, 1), 0)
        : null;
  }
}
