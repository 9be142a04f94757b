package dev.nightjar.swarm.message;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page of a group: calls of one method that one workflow carries.
 *
 * @param contract the contract's name
 * @param method the method's name
 * @param items the calls
 * @param context values by key, for all of them
 * @param limits what each may take
 * @param window how many executions may be on their way at once, from 1
 * @param first the place of its first call in the group, from 0
 * @param page its number in the group, from 0
 * @param pages how many the group has
 * @param bundleMillis how long an execution of several calls should take at most; null in groups
 *     started before there was a choice, whose bundles take {@value #BUNDLE_MILLIS_BEFORE} ms and
 *     whose window counts calls
 */
public record GroupRequest(
    String contract,
    String method,
    List<GroupItem> items,
    SortedMap<String, String> context,
    CallLimits limits,
    int window,
    int first,
    int page,
    int pages,
    @Nullable Integer bundleMillis) {
  private static final int BUNDLE_MILLIS_BEFORE = 200;

  public GroupRequest {
    if (items.isEmpty()
        || window < 1
        || page < 0
        || page >= pages
        || (bundleMillis != null && bundleMillis < 1)) {
      throw new IllegalArgumentException(
          "Invalid group: %d calls, window %d, page %d of %d, bundles of %s ms"
              .formatted(items.size(), window, page, pages, bundleMillis));
    }
    items = List.copyOf(items);
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }

  /**
   * Whether both are the same calls, at the same places and for the same worker hosts, whatever
   * their context and limits.
   */
  public boolean isSameAs(GroupRequest other) {
    return contract.equals(other.contract)
        && method.equals(other.method)
        && items.equals(other.items)
        && first == other.first
        && page == other.page
        && pages == other.pages;
  }

  /**
   * Checks that this, found under an id, is what somebody wants to start under it: otherwise its
   * answers would be taken for those of other calls.
   *
   * @throws IllegalArgumentException when it is not
   */
  public void checkSameAs(GroupRequest wanted, String id) {
    if (!isSameAs(wanted)) {
      throw new IllegalArgumentException(
          "Cannot start group %s: page %d of that id has %d calls of %s, with other arguments, places or worker hosts than the %d of %s that were given. Give another id, or the same calls"
              .formatted(
                  id,
                  page,
                  items.size(),
                  call(0).fullName(),
                  wanted.items.size(),
                  wanted.call(0).fullName()));
    }
  }

  /** How long a bundle should take at most. */
  public Duration bundleTime() {
    return Duration.ofMillis(bundleMillis == null ? BUNDLE_MILLIS_BEFORE : bundleMillis);
  }

  /** How much of the window an execution of so many calls takes. */
  public int shareOfWindow(int calls) {
    return bundleMillis == null ? calls : 1;
  }

  /** How many calls of a bundle there is room for in what is left of the window. */
  public int within(int room, int calls) {
    return bundleMillis == null ? Math.min(room, calls) : calls;
  }

  /** One of its calls, by its place in the page. */
  public CallRequest call(int index) {
    return call(index, 0);
  }

  /** The same after it was executed among others. */
  public CallRequest call(int index, int attemptsBefore) {
    return new CallRequest(
        contract,
        method,
        items.get(index).arguments(),
        context,
        limits,
        new GroupPlace(first + index, attemptsBefore));
  }
}
