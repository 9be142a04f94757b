package dev.nightjar.starter.bench;

import dev.nightjar.benchmark.coordinator.SlotIdle;
import dev.nightjar.starter.output.Facts;
import java.io.PrintStream;
import java.time.Duration;

/** How long slots are idle between two chunks. */
public final class SlotIdleText implements ReportText {
  private static final double NANOS_PER_MILLI = 1e6;

  private final SlotIdle idle;

  /** Of a measurement. */
  public SlotIdleText(SlotIdle idle) {
    this.idle = idle;
  }

  private Facts facts() {
    return new Facts()
        .count("slots", idle.slots())
        .count("chunks", idle.chunks())
        .count("wait_ms", idle.chunkTime().toMillis())
        .add("slot_idle_p50_ms", millis(50))
        .add("slot_idle_p90_ms", millis(90));
  }

  private String millis(int percent) {
    Duration gap = idle.percentile(percent);
    return BenchSheets.text(gap.toNanos() / NANOS_PER_MILLI);
  }

  @Override
  public String json() {
    return facts().json();
  }

  @Override
  public void print(PrintStream out, int width) {
    facts().lines().forEach(out::println);
  }
}
