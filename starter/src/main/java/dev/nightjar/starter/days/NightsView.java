package dev.nightjar.starter.days;

import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
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
import org.jline.utils.AttributedString;

/** Nights while they go on: how many have ended, and each that runs. */
public record NightsView(NightsGlance glance) implements View {
  private static final int FAILURES = 3;

  @Override
  public List<AttributedString> lines(Room room) {
    Lines lines = new Lines(room);
    List<Stage> stages = new ArrayList<>();
    stages.add(nights());
    glance.running().forEach(run -> stages.add(night(run)));
    List<AttributedString> bars = Stages.lines(stages, room);
    lines.line(5, bars.get(0));
    lines.row(
        3,
        new Detail(Elapsed.count(glance.rows(), "raw row"), 2),
        new Detail(rate(), 3),
        new Detail(Elapsed.count(glance.published(), "merchant-day") + " published", 1));
    bars.stream().skip(1).forEach(bar -> lines.line(2, bar));
    glance.failures().stream()
        .limit(FAILURES)
        .forEach(failure -> lines.alarm(4, new Detail("NOT COMPLETE " + failure, 1)));
    if (glance.failures().size() > FAILURES) {
      String more = Elapsed.count(glance.failures().size() - FAILURES);
      lines.alarm(1, new Detail("... and %s more not complete".formatted(more), 1));
    }
    return lines.fitting();
  }

  private Stage nights() {
    return Stage.of(
        "nights",
        glance.ended(),
        glance.all(),
        List.of(
            new Detail(ended(), 3),
            new Detail(Elapsed.text(glance.elapsed()), 1),
            new Detail(Remaining.text(glance.left()), 2)));
  }

  private String ended() {
    return "%s of %s".formatted(Elapsed.count(glance.ended()), Elapsed.count(glance.all()));
  }

  private static Stage night(RunRecord run) {
    RunProgress progress = run.progress();
    String day = run.id().day().toString();
    if (progress.batches() == 0) {
      return Stage.unknown(day, List.of(new Detail("planning", 1)));
    }
    boolean isProcessed = progress.chunksDone() + progress.chunksFailed() >= progress.chunks();
    String doing =
        isProcessed
            ? "publishing, %s of %s"
                .formatted(
                    Elapsed.count(progress.merchantsPublished()),
                    Elapsed.count(progress.merchants(), "merchant"))
            : "%s of %s"
                .formatted(
                    Elapsed.count(progress.chunksDone()),
                    Elapsed.count(progress.chunks(), "chunk"));
    // Publishing and closing are a part of the night that no bar of rows would show.
    long done = isProcessed ? 95 : Math.min(90, 90L * progress.chunksDone() / progress.chunks());
    return Stage.of(day, done, 100, List.of(new Detail(doing, 1)));
  }

  private String rate() {
    return glance.rowsPerSecond() > 0
        ? Elapsed.count(Math.round(glance.rowsPerSecond())) + " rows/s"
        : "";
  }

  @Override
  public String plain() {
    return "%s nights, %s, %s a second, %s published%s, %s, %s"
        .formatted(
            ended(),
            Elapsed.count(glance.rows(), "raw row"),
            Elapsed.count(Math.round(glance.rowsPerSecond())),
            Elapsed.count(glance.published(), "merchant-day"),
            glance.failures().isEmpty()
                ? ""
                : ", %s not complete".formatted(Elapsed.count(glance.failures().size())),
            Remaining.text(glance.left()),
            Elapsed.text(glance.elapsed()));
  }
}
