package dev.nightjar.starter.schedule;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.JobName;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.workflows.schedule.NightlySchedule;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Merchants whose nights no schedule of a job starts. Pure. */
public final class UncoveredZones {
  private UncoveredZones() {}

  /**
   * A sentence a job some of whose active merchants have, or are to have, a zone that is in no
   * group.
   *
   * @param today zones that held before are history
   */
  public static List<String> warnings(
      List<NightlySchedule> schedules, RegistrySnapshot registry, LocalDate today) {
    Map<JobName, Set<ZoneId>> covered = new TreeMap<>();
    Set<JobName> ofAll = new HashSet<>();
    for (NightlySchedule schedule : schedules) {
      covered
          .computeIfAbsent(schedule.name().job(), job -> new HashSet<>())
          .addAll(schedule.zones().zones());
      if (schedule.zones().equals(ZoneGroup.ALL)) {
        ofAll.add(schedule.name().job());
      }
    }
    List<String> warnings = new ArrayList<>();
    covered.forEach(
        (job, zones) -> {
          Map<String, Long> missing =
              ofAll.contains(job) ? Map.of() : merchants(registry, zones, today);
          if (!missing.isEmpty()) {
            warnings.add(
                "no schedule of %s has these zones of merchants: %s. Their nights do not start; add the zones to a group, or a group of all zones"
                    .formatted(job, words(missing)));
          }
        });
    return warnings;
  }

  private static Map<String, Long> merchants(
      RegistrySnapshot registry, Set<ZoneId> covered, LocalDate today) {
    return registry.active(List.of()).stream()
        .flatMap((Merchant merchant) -> texts(merchant.zones(), covered, today))
        .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
  }

  /** The zones of a merchant that no group has: the one that holds, and those that are to come. */
  private static Stream<String> texts(ZoneHistory zones, Set<ZoneId> covered, LocalDate today) {
    Stream<String> holds =
        Stream.of(zones.zoneFor(today)).filter(zone -> !covered.contains(zone)).map(ZoneId::getId);
    Stream<String> toCome =
        zones.periods().stream()
            .filter(period -> period.from().isAfter(today) && !covered.contains(period.zone()))
            .map(period -> "%s from %s on".formatted(period.zone(), period.from()));
    return Stream.concat(holds, toCome);
  }

  private static String words(Map<String, Long> missing) {
    return missing.entrySet().stream()
        .map(zone -> "%s (%s)".formatted(zone.getKey(), Elapsed.count(zone.getValue(), "merchant")))
        .collect(Collectors.joining(", "));
  }
}
