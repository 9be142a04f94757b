package dev.nightjar.worker.config;

import dev.nightjar.swarm.host.SlotSupply;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How lanes with numbers of slots are read. */
final class LaneRule {
  private static final Pattern LANE = Pattern.compile("\\s*([a-z][a-z0-9-]{0,31})=(\\d{1,4})\\s*");
  private static final int MOST_SLOTS = 1000;

  private LaneRule() {}

  static Rule<SortedMap<String, Integer>> slots() {
    return new Rule<>(
        "LANE=SLOTS, or several with commas between them, each with 1 to %d slots and a name of lower-case letters, digits and -"
            .formatted(MOST_SLOTS),
        LaneRule::read);
  }

  static Rule<SlotSupply> supply() {
    return new Rule<>(
        "fixed or resource",
        text ->
            switch (text) {
              case "fixed" -> SlotSupply.FIXED;
              case "resource" -> SlotSupply.RESOURCE;
              default -> throw new IllegalArgumentException("Invalid value: " + text);
            });
  }

  private static SortedMap<String, Integer> read(String text) {
    SortedMap<String, Integer> lanes = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      Matcher lane = LANE.matcher(part);
      boolean isLane = lane.matches();
      int slots = isLane ? Integer.parseInt(lane.group(2)) : 0;
      if (slots < 1 || slots > MOST_SLOTS || lanes.put(lane.group(1), slots) != null) {
        throw new IllegalArgumentException("Invalid lane: " + part);
      }
    }
    return Collections.unmodifiableSortedMap(lanes);
  }
}
