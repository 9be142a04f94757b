package dev.nightjar.starter.ingest;

import dev.nightjar.activities.ingest.IngestProgress;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.Room;
import dev.nightjar.starter.console.View;
import dev.nightjar.starter.live.Detail;
import dev.nightjar.starter.live.Lines;
import dev.nightjar.starter.live.Remaining;
import dev.nightjar.starter.live.Stage;
import dev.nightjar.starter.live.Stages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jline.utils.AttributedString;

/**
 * An ingest while it goes on.
 *
 * @param source what is read, such as {@code events.ndjson.gz (2 of 3)}
 * @param read bytes read of it, before decompression
 * @param size how many bytes it has; empty when nobody knows
 * @param progress what is stored
 * @param linesPerSecond lately
 * @param left until its end; empty when nothing can be said
 */
record IngestView(
    String source,
    long read,
    OptionalLong size,
    IngestProgress progress,
    double linesPerSecond,
    Optional<Duration> left)
    implements View {
  @Override
  public List<AttributedString> lines(Room room) {
    Lines lines =
        new Lines(room)
            .heading(
                2,
                new Detail("ingest " + source, 2),
                new Detail("running " + Elapsed.text(progress.elapsed()), 1));
    Stages.lines(List.of(reading()), room).forEach(line -> lines.line(3, line));
    return lines
        .row(
            1,
            new Detail(Elapsed.count(progress.lines(), "line") + " stored", 4),
            new Detail(rate(), 3),
            new Detail(accepted() + " accepted", 1),
            new Detail(Elapsed.count(progress.quarantined()) + " quarantined", 2))
        .fitting();
  }

  private Stage reading() {
    if (size.isEmpty()) {
      return Stage.unknown("read", List.of(new Detail(megabytes(read) + " MB", 1)));
    }
    String bytes = "%s of %s MB".formatted(megabytes(read), megabytes(size.getAsLong()));
    if (read >= size.getAsLong()) {
      return Stage.done("read", List.of(new Detail(bytes, 1)));
    }
    return Stage.of(
        "read",
        read,
        size.getAsLong(),
        List.of(new Detail(bytes, 1), new Detail(Remaining.text(left), 2)));
  }

  private String accepted() {
    return Elapsed.count(progress.lines() - progress.quarantined());
  }

  private String rate() {
    return linesPerSecond > 0 ? Elapsed.count(Math.round(linesPerSecond)) + " lines/s" : "";
  }

  @Override
  public String plain() {
    String bytes =
        size.isPresent()
            ? "%s of %s MB, %s"
                .formatted(megabytes(read), megabytes(size.getAsLong()), Remaining.text(left))
            : megabytes(read) + " MB";
    return "ingesting %s: %s, %s accepted, %s quarantined, %s lines a second, %s, %s"
        .formatted(
            source,
            Elapsed.count(progress.lines(), "line"),
            accepted(),
            Elapsed.count(progress.quarantined()),
            Elapsed.count(Math.round(linesPerSecond)),
            bytes,
            Elapsed.text(progress.elapsed()));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }
}
