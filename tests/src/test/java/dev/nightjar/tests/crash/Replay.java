package dev.nightjar.tests.crash;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The command that carries out a failed test once more, as it was.
 *
 * @param test its class
 * @param method which of its tests; empty for all
 * @param options the system properties that it was given or would take, by their names
 */
record Replay(Class<?> test, String method, Map<String, String> options) {
  /** What holds for all tests of this package, where it was given. */
  private static final String RESUMED = "nightjar.crash.resumed";

  Replay {
    options = Map.copyOf(options);
  }

  static Replay of(Class<?> test) {
    Map<String, String> given = new TreeMap<>();
    String resumed = System.getProperty(RESUMED);
    if (resumed != null) {
      given.put(RESUMED, resumed);
    }
    return new Replay(test, "", given);
  }

  /** Of one test of the class. */
  Replay method(String name) {
    return new Replay(test, name, options);
  }

  Replay with(String option, Object value) {
    Map<String, String> more = new TreeMap<>(options);
    more.put(option, value.toString());
    return new Replay(test, method, more);
  }

  String command() {
    return "mvn verify -P%s -pl tests -am -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false%s"
        .formatted(
            profile(), test.getSimpleName() + (method.isEmpty() ? "" : "#" + method), given());
  }

  /** The profile that runs tests with its tags on the local stack. */
  private String profile() {
    boolean isLong =
        AnnotationSupport.findRepeatableAnnotations(test, Tag.class).stream()
            .anyMatch(tag -> tag.value().equals("crash"));
    return isLong ? "crash" : "local";
  }

  private String given() {
    return new TreeMap<>(options)
        .entrySet().stream()
            .map(option -> " -D%s=%s".formatted(option.getKey(), option.getValue()))
            .collect(Collectors.joining());
  }
}
