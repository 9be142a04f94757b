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
