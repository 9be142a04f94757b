package dev.nightjar.jobs.analytics;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Immutable sorted copies in the natural order of their keys. */
final class Sorted {
  private Sorted() {}

  static <K extends Comparable<K>, V> SortedMap<K, V> copy(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  static <K extends Comparable<K>> SortedSet<K> copy(Collection<K> elements) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(elements));
  }
}
