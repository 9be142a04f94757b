package dev.nightjar.worker.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the settings of calls over HTTP are read. */
final class SwarmHttpRules {
  private static final Pattern CONTRACT = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final Pattern CONTEXT_KEY = Pattern.compile("[a-z][a-z0-9.-]{0,63}");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KiB|MiB)");
  private static final int KIBI = 10;
  private static final long MOST_BYTES = 64L << Settings.MEBI;

  private SwarmHttpRules() {}

  static Rule<SortedSet<String>> contracts() {
    Rule<SortedSet<String>> names =
        names("names of contracts with commas between them, * for all, or empty", CONTRACT);
    Function<String, SortedSet<String>> reader =
        text ->
            text.strip().equals(SwarmHttpSettings.ALL)
                ? Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(text.strip())))
                : names.reader().apply(text);
    return new Rule<>(names.words(), reader);
  }

  static Rule<SortedSet<String>> contextKeys() {
    return names(
        "keys of a context with commas between them, each of lower-case letters, digits, - and points, or empty",
        CONTEXT_KEY);
  }

  private static Rule<SortedSet<String>> names(String words, Pattern name) {
    return new Rule<>(
        words,
        text ->
            text.isBlank()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(
                    Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(part -> matching(part, name))
                        .collect(Collectors.toCollection(TreeSet::new))));
  }

  private static String matching(String part, Pattern name) {
    if (!name.matcher(part).matches()) {
      throw new IllegalArgumentException("Invalid name: " + part);
    }
    return part;
  }

  /** In bytes. */
  static Rule<Integer> size() {
    return new Rule<>(
        "a whole number with KiB or MiB, from 1KiB to 64MiB",
        text -> {
          Matcher size = SIZE.matcher(text);
          if (!size.matches()) {
            throw new IllegalArgumentException("Invalid size: " + text);
          }
          long bytes =
              Long.parseLong(size.group(1)) << (size.group(2).equals("KiB") ? KIBI : Settings.MEBI);
          if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("Invalid size: " + text);
          }
          return Math.toIntExact(bytes);
        });
  }
}
