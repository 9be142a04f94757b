package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.Room;
import dev.nightjar.starter.console.View;
import dev.nightjar.starter.live.Detail;
import dev.nightjar.starter.live.Lines;
import dev.nightjar.starter.live.Remaining;
import dev.nightjar.starter.live.Stage;
import dev.nightjar.starter.live.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/**
 * A run while it goes on: its stages, what takes longest, and who was taken out.
 *
 * @param title which run, such as {@code merchant-analytics 2026-11-22, all merchants}
 * @param glance how far it is
 * @param note what else is to be said; empty for nothing
 */
public record RunView(String title, RunGlance glance, String note) implements View {
  private static final int FIRST = 9;

  @Override
  public List<AttributedString> lines(Room room) {
    Lines lines = new Lines(room);
    lines.heading(
        8, new Detail(title, 2), new Detail("running " + Elapsed.text(glance.elapsed()), 1));
    List<AttributedString> all = new ArrayList<>(Stages.lines(stages(), room));
    lines.line(6, all.get(0)).line(FIRST, all.get(1)).line(7, all.get(2)).line(1, all.get(3));
    if (!note.isEmpty()) {
      lines.alarm(5, new Detail(note, 1));
    }
    failures(lines);
    longest(lines);
    slowest(lines);
    return lines.fitting();
  }

  /** Plan, process, publish and close. */
  List<Stage> stages() {
    return List.of(plan(), process(), publish(), close());
  }

  private Stage plan() {
    RunProgress progress = glance.progress();
    return glance.isPlanned()
        ? Stage.done(
            "plan",
            List.of(
                new Detail(Elapsed.count(progress.merchants(), "merchant"), 3),
                new Detail(Elapsed.count(progress.chunks(), "chunk"), 2),
                new Detail("about %s rows".formatted(Elapsed.count(progress.expectedRows())), 1)))
        : Stage.unknown("plan", List.of(new Detail("weighing merchants, cutting chunks", 1)));
  }

  private Stage process() {
    if (!glance.isPlanned()) {
      return Stage.waiting("process");
    }
    RunProgress progress = glance.progress();
    String chunks =
        "%s of %s%s"
            .formatted(
                Elapsed.count(progress.chunksDone()),
                Elapsed.count(progress.chunks(), "chunk"),
                RunText.split(progress));
    if (glance.isProcessed()) {
      String rows = Elapsed.count(progress.rows().read(), "row");
      return Stage.done("process", List.of(new Detail(rows, 2), new Detail(chunks, 1)));
    }
    List<Detail> details =
        List.of(
            new Detail(
                "%s of about %s rows"
                    .formatted(
                        Elapsed.count(progress.rows().read()),
                        Elapsed.count(progress.expectedRows())),
                2),
            new Detail(rate(), 3),
            new Detail(chunks, 1),
            new Detail(Remaining.text(glance.left()), 4));
    return progress.expectedRows() > 0
        ? unfinished("process", progress.rows().read(), progress.expectedRows(), details)
        : unfinished("process", progress.chunksDone(), progress.chunks(), details);
  }

  private Stage publish() {
    if (!glance.isPlanned()) {
      return Stage.waiting("publish");
    }
    RunProgress progress = glance.progress();
    String published =
        "%s of %s"
            .formatted(
                Elapsed.count(progress.merchantsPublished()),
                Elapsed.count(progress.merchants(), "merchant"));
    String failed =
        progress.merchantsFailed() == 0
            ? ""
            : "%s taken out".formatted(Elapsed.count(progress.merchantsFailed()));
    List<Detail> details = List.of(new Detail(published, 2), new Detail(failed, 1));
    return glance.isPublished()
        ? Stage.done("publish", details)
        : unfinished("publish", progress.merchantsPublished(), progress.merchants(), details);
  }

  private Stage close() {
    return glance.isPublished()
        ? Stage.unknown("close", List.of(new Detail("adding up", 1)))
        : Stage.waiting("close");
  }

  /** Weights may be too low; a stage that goes on is never shown as done. */
  private static Stage unfinished(String name, long done, long all, List<Detail> details) {
    return Stage.of(name, Math.min(done * 100, Math.max(0, all * 100 - 1)), all * 100, details);
  }

  private String rate() {
    return glance.rowsPerSecond() > 0
        ? "%s/s".formatted(Elapsed.count(Math.round(glance.rowsPerSecond())))
        : "";
  }

  private void longest(Lines lines) {
    if (glance.longest().isEmpty()) {
      return;
    }
    lines.facts(2, new Detail("Longest running", 1));
    for (ChunkRecord chunk : glance.longest()) {
      lines.row(
          2,
          new Detail(Elapsed.text(glance.running(chunk)), 5),
          new Detail(merchants(chunk), 4),
          new Detail("chunk " + chunk.chunk().number(), 2),
          new Detail(Elapsed.count(chunk.chunk().expectedRows(), "row"), 1),
          new Detail(chunk.attempts() > 1 ? "attempt " + chunk.attempts() : "", 3),
          new Detail(chunk.worker() == null ? "" : "on " + chunk.worker(), 0));
    }
  }

  private void slowest(Lines lines) {
    if (glance.slowest().isEmpty()) {
      return;
    }
    lines.facts(1, new Detail("Slowest merchants", 1));
    for (MerchantTime merchant : glance.slowest()) {
      lines.row(
          1,
          new Detail(Elapsed.text(merchant.time()), 3),
          new Detail(merchant.merchant().value(), 2),
          new Detail("in " + Elapsed.count(merchant.chunks(), "chunk"), 1));
    }
  }

  private static String merchants(ChunkRecord chunk) {
    List<String> names =
        chunk.chunk().slices().stream().map(slice -> slice.merchant().value()).distinct().toList();
    return names.size() == 1
        ? names.get(0)
        : "%s and %s more".formatted(names.get(0), Elapsed.count(names.size() - 1));
  }

  private void failures(Lines lines) {
    int all = glance.progress().merchantsFailed();
    if (all == 0) {
      return;
    }
    lines.alarm(4, new Detail("Taken out: " + Elapsed.count(all, "merchant"), 1));
    for (MerchantFailure failure : glance.failures()) {
      lines.row(3, new Detail("%s: %s".formatted(failure.merchant(), failure.reason()), 1));
    }
    int more = all - glance.failures().size();
    if (!glance.failures().isEmpty() && more > 0) {
      lines.row(2, new Detail("... and %s more".formatted(Elapsed.count(more)), 1));
    }
  }

  @Override
  public String plain() {
    if (!glance.isPlanned()) {
      return "%s: planning, %s%s".formatted(title, Elapsed.text(glance.elapsed()), suffix(note));
    }
    String rest = suffix(longest()) + suffix(slowest()) + suffix(takenOut()) + suffix(note);
    return RunText.progress(glance.progress(), glance.elapsed())
        + (glance.isProcessed() ? "" : ", " + Remaining.text(glance.left()))
        + rest;
  }

  private static String suffix(String text) {
    return text.isEmpty() ? "" : "; " + text;
  }

  private String longest() {
    return glance.longest().stream()
        .limit(1)
        .map(
            chunk ->
                "longest running: chunk %d, %s, %s"
                    .formatted(
                        chunk.chunk().number(),
                        merchants(chunk),
                        Elapsed.text(glance.running(chunk))))
        .collect(Collectors.joining());
  }

  private String slowest() {
    return glance.slowest().stream()
        .limit(1)
        .map(merchant -> "slowest merchant: " + RunText.slow(merchant))
        .collect(Collectors.joining());
  }

  private String takenOut() {
    return glance.failures().stream()
        .limit(1)
        .map(failure -> "taken out: %s: %s".formatted(failure.merchant(), failure.reason()))
        .collect(Collectors.joining());
  }
}
