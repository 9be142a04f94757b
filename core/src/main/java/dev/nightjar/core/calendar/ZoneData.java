package dev.nightjar.core.calendar;

import java.time.zone.ZoneRulesProvider;

/** The time zone rules of the Java platform, by which business days are cut. */
public final class ZoneData {
  private ZoneData() {}

  /** The version of the rules, such as {@code 2025b}. */
  public static String version() {
    return ZoneRulesProvider.getVersions("UTC").lastKey();
  }
}
