package dev.nightjar.starter.schedule;

import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.starter.schedule.ScheduleChange.Kind;
import dev.nightjar.worker.config.DurationText;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import dev.nightjar.workflows.schedule.Schedules;
import dev.nightjar.workflows.visibility.RunText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What makes the schedules of a server those of a file. Immutable.
 *
 * @param changes in order of the names; those that delete come last
 * @param unchanged schedules that are as they should be
 */
public record ScheduleChanges(List<ScheduleChange> changes, int unchanged) {
  public ScheduleChanges {
    changes = List.copyOf(changes);
  }

  /** Compares, and changes nothing. */
  public static ScheduleChanges of(Schedules server, List<NightlySchedule> wanted) {
    List<ScheduleChange> changes = new ArrayList<>();
    SortedSet<ScheduleName> others = new TreeSet<>(server.names());
    for (NightlySchedule schedule : wanted) {
      others.remove(schedule.name());
      Optional<FoundSchedule> found = server.find(schedule.name());
      if (found.isEmpty()) {
        changes.add(ScheduleChange.create(schedule));
      } else {
        ScheduleChange.between(found.get().facts(), schedule, server.factsOf(schedule))
            .ifPresent(changes::add);
      }
    }
    int unchanged = wanted.size() - changes.size();
    // A list may be a second behind; what is gone need not go.
    others.stream()
        .filter(name -> server.find(name).isPresent())
        .map(ScheduleChange::delete)
        .forEach(changes::add);
    return new ScheduleChanges(changes, unchanged);
  }

  /** How many of a kind. */
  public long count(Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  /** Makes one of the changes. */
  public static void apply(Schedules server, ScheduleChange change) {
    switch (change.kind()) {
      case CREATE -> server.create(change.wanted().orElseThrow());
      case CHANGE -> server.change(change.wanted().orElseThrow());
      case DELETE -> server.delete(change.name());
    }
  }

  /** The difference, a line each and more for what changes. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ScheduleChange change : changes) {
      lines.add("%c %s%s".formatted(change.kind().sign(), change.name(), words(change)));
      for (ScheduleChange.Fact fact : change.facts()) {
        lines.add(
            "    %s: %s -> %s"
                .formatted(
                    fact.name(),
                    Objects.requireNonNullElse(fact.from(), "(none)"),
                    Objects.requireNonNullElse(fact.to(), "(none)")));
      }
    }
    return lines;
  }

  private static String words(ScheduleChange change) {
    return switch (change.kind()) {
      case CREATE -> ": " + words(change.wanted().orElseThrow());
      case CHANGE -> "";
      case DELETE -> ": not in the file";
    };
  }

  /** A schedule in a line. */
  static String words(NightlySchedule schedule) {
    return "every day at %s UTC, %s, catch-up window %s%s"
        .formatted(
            schedule.at(),
            RunText.zones(schedule.zones()),
            DurationText.of(schedule.catchUpWindow()),
            schedule.afterFailure() == AfterFailure.PAUSE ? ", pauses on failure" : "");
  }

  /** "1 created, 2 changed, 0 deleted, 3 as they were"; or that nothing changes. */
  public String summary() {
    return changes.isEmpty()
        ? "no changes: %s as in the file".formatted(Elapsed.count(unchanged, "schedule"))
        : "%d to create, %d to change, %d to delete, %d unchanged"
            .formatted(count(Kind.CREATE), count(Kind.CHANGE), count(Kind.DELETE), unchanged);
  }

  /** The same for a program. */
  public Facts facts() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("schedule"),
            Column.text("change"),
            Column.text("fact"),
            Column.text("from"),
            Column.text("to"));
    for (ScheduleChange change : changes) {
      String kind = change.kind().name().toLowerCase(Locale.ROOT);
      if (change.facts().isEmpty()) {
        sheet.row(change.name(), kind, "", "", "");
      }
      change
          .facts()
          .forEach(fact -> sheet.row(change.name(), kind, fact.name(), fact.from(), fact.to()));
    }
    return new Facts()
        .count("created", count(Kind.CREATE))
        .count("changed", count(Kind.CHANGE))
        .count("deleted", count(Kind.DELETE))
        .count("unchanged", unchanged)
        .sheet("changes", sheet.build());
  }
}
