package dev.nightjar.swarm.message;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A page of a group: calls of one method that one workflow carries.
 *
 * @param contract the contract's name
 * @param method the method's name
 * @param items the calls
 * @param context values by key, for all of them
 * @param limits what each may take
 * @param window how many may be on their way at once, from 1
 * @param first the place of its first call in the group, from 0
 * @param page its number in the group, from 0
 * @param pages how many the group has
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
    int pages) {
  public GroupRequest {
    if (items.isEmpty() || window < 1 || page < 0 || page >= pages) {
      throw new IllegalArgumentException(
          "Invalid group: %d calls, window %d, page %d of %d"
              .formatted(items.size(), window, page, pages));
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
