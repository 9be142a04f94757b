package dev.nightjar.activities.ledger;

import java.time.ZoneId;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The time zones that a merchant can have: those of the IANA database that are named AREA/PLACE,
 * and UTC and GMT.
 *
 * <p>Refused are fixed offsets ({@code +02:00}), which know no daylight saving; the single-word
 * names that IANA keeps for old programs ({@code EST5EDT}, {@code MET}, {@code Japan}), some of
 * which changed their rules between versions of the database; and {@code SystemV/...}, which is
 * Java's own. Upper and lower case count.
 */
public final class IanaZones {
  private static final SortedSet<String> NAMES = names();

  private IanaZones() {}

  /**
   * The zone of a name.
   *
   * @throws IllegalArgumentException when it is none, naming the nearest one if one is close
   */
  public static ZoneId zone(String name) {
    if (!isZone(name)) {
      throw new IllegalArgumentException("Invalid zone: " + problem(name));
    }
    return ZoneId.of(name);
  }

  static boolean isZone(String name) {
    return NAMES.contains(name);
  }

  static String problem(String name) {
    String rule = "'%s' is not an IANA zone such as Europe/Berlin".formatted(name);
    return NearestName.of(name, NAMES)
        .map(nearest -> "%s; did you mean '%s'?".formatted(rule, nearest))
        .orElse(rule);
  }

  private static SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    for (String name : ZoneId.getAvailableZoneIds()) {
      boolean placed = name.contains("/") && !name.startsWith("SystemV/");
      if (placed || name.equals("UTC") || name.equals("GMT")) {
        names.add(name);
      }
    }
    return names;
  }
}
