package dev.nightjar.starter.ingest;

import dev.nightjar.activities.ingest.IngestProgress;
import dev.nightjar.starter.console.LiveDisplay;
import dev.nightjar.starter.live.Pace;
import java.util.OptionalLong;

/** Shows how far an ingest is, each time that it says so. Not thread-safe. */
final class IngestWatch {
  private final LiveDisplay display;
  private final String source;
  private final CountedInput input;
  private final OptionalLong size;
  private final Pace lines = new Pace();
  private final Pace bytes = new Pace();
  private volatile long stored;

  IngestWatch(LiveDisplay display, String source, CountedInput input, OptionalLong size) {
    this.display = display;
    this.source = source;
    this.input = input;
    this.size = size;
  }

  void tick(IngestProgress progress) {
    long now = System.nanoTime();
    long read = input.bytes();
    stored = progress.lines();
    lines.add(now, progress.lines(), Long.MAX_VALUE);
    bytes.add(now, read, size.orElse(0));
    display.show(new IngestView(source, read, size, progress, lines.perSecond(), bytes.left()));
  }

  /** The lines that were stored when it last said so. Asked by any thread. */
  long stored() {
    return stored;
  }
}
