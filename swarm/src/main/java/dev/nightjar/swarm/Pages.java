package dev.nightjar.swarm;

import dev.nightjar.swarm.message.GroupItem;
import dev.nightjar.swarm.message.PayloadSize;
import java.util.ArrayList;
import java.util.List;

/** Cuts a group's calls into pages, each small enough for one workflow; pure. */
final class Pages {
  /** Calls of a page: a worker host without the workflow in memory replays all that came before. */
  static final int MOST_CALLS = 100;

  private Pages() {}

  static List<List<GroupItem>> of(List<GroupItem> items) {
    List<List<GroupItem>> pages = new ArrayList<>();
    List<GroupItem> page = new ArrayList<>();
    long characters = 0;
    for (GroupItem item : items) {
      long size =
          10 + item.arguments().stream().mapToLong(argument -> argument.length() + 4L).sum();
      if (!page.isEmpty()
          && (page.size() == MOST_CALLS || characters + size > PayloadSize.MOST_CHARACTERS)) {
        pages.add(List.copyOf(page));
        page.clear();
        characters = 0;
      }
      page.add(item);
      characters += size;
    }
    if (!page.isEmpty()) {
      pages.add(List.copyOf(page));
    }
    return pages;
  }
}
