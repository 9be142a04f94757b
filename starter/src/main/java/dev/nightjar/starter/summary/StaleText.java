package dev.nightjar.starter.summary;

import com.google.common.collect.Lists;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.MerchantList;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.message.RunRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Stale days, and how to publish them anew. */
public final class StaleText {
  private static final int COMMANDS = 10;

  private StaleText() {}

  /** For a person; {@link #commands} come below. */
  public static Sheet brief(List<StaleDay> days) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("merchant"),
            Column.text("day"),
            Column.text("job version"),
            Column.text("generation"));
    days.forEach(
        day ->
            sheet.row(
                day.merchantDay().merchant(),
                day.merchantDay().day(),
                day.pointer().version(),
                day.pointer().generation()));
    return sheet.build();
  }

  /** For a program, each with the command that publishes it anew. */
  public static Sheet whole(List<StaleDay> days, Job<?> job) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("merchant"),
            Column.text("day"),
            Column.count("job_version"),
            Column.count("job_version_here"),
            Column.text("generation"),
            Column.text("renew"));
    days.forEach(
        day ->
            sheet.row(
                day.merchantDay().merchant(),
                day.merchantDay().day(),
                day.pointer().version(),
                job.version(),
                day.pointer().generation(),
                day.renewal(job.name())));
    return sheet.build();
  }

  /**
   * The commands that publish these days anew, the newest business day first: one a day, or as many
   * as its merchants need.
   */
  public static List<String> commands(List<StaleDay> days, Job<?> job) {
    SortedMap<LocalDate, List<MerchantId>> byDay =
        days.stream()
            .collect(
                Collectors.groupingBy(
                    day -> day.merchantDay().day(),
                    TreeMap::new,
                    Collectors.mapping(day -> day.merchantDay().merchant(), Collectors.toList())));
    List<String> commands = new ArrayList<>();
    byDay.entrySet().stream()
        .sorted(Map.Entry.<LocalDate, List<MerchantId>>comparingByKey().reversed())
        .limit(COMMANDS)
        .forEach(
            day ->
                Lists.partition(day.getValue(), RunRequest.MAX_MERCHANTS)
                    .forEach(
                        merchants ->
                            commands.add(
                                "nightjar run %s %s --force --merchants %s"
                                    .formatted(
                                        job.name(),
                                        day.getKey(),
                                        MerchantList.of(merchants).word()))));
    if (byDay.size() > COMMANDS) {
      commands.add("and so on for %d more days".formatted(byDay.size() - COMMANDS));
    }
    return commands;
  }

  /** The command that publishes anew, without reading raw, those whose records are the same. */
  public static Optional<String> withoutRaw(List<StaleDay> days, Job<?> job) {
    List<LocalDate> readable =
        days.stream()
            .filter(day -> day.pointer().version().number() >= job.recordsSince().number())
            .map(day -> day.merchantDay().day())
            .sorted()
            .toList();
    return readable.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "nightjar backfill %s %s..%s --from intermediate --dry-run"
                .formatted(job.name(), readable.get(0), readable.get(readable.size() - 1)));
  }
}
