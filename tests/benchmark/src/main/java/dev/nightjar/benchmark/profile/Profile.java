package dev.nightjar.benchmark.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * One program's flight recording, folded.
 *
 * @param samples stacks that were sampled, one each 10 ms of each busy thread
 * @param byPhase samples by phase
 * @param byFrame samples by phase and frame: the innermost frame, and the nearest one of this
 *     project
 * @param collections time in which everything stood still for a collection
 * @param compiling time of the JVM's compilers, beside the program
 * @param mostHeap the most bytes on the heap right after any collection
 */
public record Profile(
    long samples,
    Map<Phase, Long> byPhase,
    Map<String, Long> byFrame,
    Duration collections,
    Duration compiling,
    long mostHeap) {
  private static final String OWN = "dev.nightjar.";
  private static final double SECONDS_PER_SAMPLE = 0.010;

  /** Folds what a recording has between two instants. */
  public static Profile of(Path recording, Instant from, Instant until) throws IOException {
    Folding folding = new Folding();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (!event.getEndTime().isBefore(from) && !event.getStartTime().isAfter(until)) {
          folding.add(event);
        }
      }
    }
    return folding.profile();
  }

  /** Seconds in which threads were busy with a phase, added up over threads. */
  public double seconds(Phase phase) {
    return byPhase.getOrDefault(phase, 0L) * SECONDS_PER_SAMPLE;
  }

  /** The frames with the most samples. */
  public List<Map.Entry<String, Long>> topFrames(int most) {
    return byFrame.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .toList();
  }

  /** Adds events up. Not thread-safe. */
  private static final class Folding {
    private final Map<Phase, Long> byPhase = new EnumMap<>(Phase.class);
    private final Map<String, Long> byFrame = new HashMap<>();
    private long samples;
    private Duration collections = Duration.ZERO;
    private Duration compiling = Duration.ZERO;
    private long mostHeap;

    void add(RecordedEvent event) {
      switch (event.getEventType().getName()) {
        case "jdk.ExecutionSample" -> sample(event);
        case "jdk.GarbageCollection" ->
            collections = collections.plus(event.getDuration("sumOfPauses"));
        case "jdk.Compilation" -> compiling = compiling.plus(event.getDuration());
        case "jdk.GCHeapSummary" -> heap(event);
        default -> {
          // Other events say nothing about where the time goes.
        }
      }
    }

    private void heap(RecordedEvent event) {
      if ("After GC".equals(event.getString("when"))) {
        mostHeap = Math.max(mostHeap, event.getLong("heapUsed"));
      }
    }

    private void sample(RecordedEvent event) {
      if (event.getStackTrace() == null) {
        return;
      }
      List<String> frames = new ArrayList<>();
      for (RecordedFrame frame : event.getStackTrace().getFrames()) {
        frames.add(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
      }
      Phase phase = PhaseRules.of(frames);
      samples++;
      byPhase.merge(phase, 1L, Long::sum);
      if (!frames.isEmpty()) {
        byFrame.merge(frame(phase, frames), 1L, Long::sum);
      }
    }

    private static String frame(Phase phase, List<String> frames) {
      String own = frames.stream().filter(frame -> frame.startsWith(OWN)).findFirst().orElse("");
      String inner = frames.get(0);
      return "%s: %s%s"
          .formatted(phase.label(), inner, own.isEmpty() || own.equals(inner) ? "" : " < " + own);
    }

    Profile profile() {
      return new Profile(samples, byPhase, byFrame, collections, compiling, mostHeap);
    }
  }
}
