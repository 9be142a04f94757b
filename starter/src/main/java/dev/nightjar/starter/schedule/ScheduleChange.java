package dev.nightjar.starter.schedule;

import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What applying a file does to one schedule.
 *
 * @param name which schedule
 * @param kind what is done
 * @param wanted what it shall be; none to delete it
 * @param facts what differs; of a schedule that is created or deleted, nothing
 */
public record ScheduleChange(
    ScheduleName name, Kind kind, Optional<NightlySchedule> wanted, List<Fact> facts) {
  /** What is done. */
  public enum Kind {
    CREATE('+'),
    CHANGE('~'),
    DELETE('-');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    /** How it is marked. */
    char sign() {
      return sign;
    }
  }

  /**
   * A fact that differs.
   *
   * @param name the fact
   * @param from what is there, if anything
   * @param to what shall be there, if anything
   */
  public record Fact(String name, @Nullable String from, @Nullable String to) {}

  public ScheduleChange {
    facts = List.copyOf(facts);
  }

  static ScheduleChange create(NightlySchedule wanted) {
    return new ScheduleChange(wanted.name(), Kind.CREATE, Optional.of(wanted), List.of());
  }

  static ScheduleChange delete(ScheduleName name) {
    return new ScheduleChange(name, Kind.DELETE, Optional.empty(), List.of());
  }

  /** Empty when nothing differs. */
  static Optional<ScheduleChange> between(
      Map<String, String> there, NightlySchedule wanted, Map<String, String> facts) {
    if (there.equals(facts)) {
      return Optional.empty();
    }
    TreeSet<String> names = new TreeSet<>(there.keySet());
    names.addAll(facts.keySet());
    List<Fact> differences =
        names.stream()
            .map(name -> new Fact(name, there.get(name), facts.get(name)))
            .filter(fact -> fact.from() == null || !fact.from().equals(fact.to()))
            .toList();
    return Optional.of(
        new ScheduleChange(wanted.name(), Kind.CHANGE, Optional.of(wanted), differences));
  }
}
