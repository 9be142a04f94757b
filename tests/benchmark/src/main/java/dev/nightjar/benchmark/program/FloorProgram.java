package dev.nightjar.benchmark.program;

import dev.nightjar.benchmark.data.DayOfEvents.MerchantShare;
import dev.nightjar.benchmark.measure.LiveHeap;
import dev.nightjar.benchmark.measure.ProgramResult;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.worker.Backend;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.NightjarConfig;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.hbase.client.Connection;

/**
 * The floor: configuration, assignment, job, day, generation, {@code WRITTEN} or {@code LEFT_OUT}
 * for intermediate rows, the file for the result, and how many nights, of which the last one is
 * measured and the others have older generations.
 */
public final class FloorProgram {
  private FloorProgram() {}

  /** Runs the nights. */
  public static void main(String[] args) throws Exception {
    NightjarConfig config = ConfigurationSources.defaults().file(Path.of(args[0])).read();
    List<MerchantShare> merchants = Assignment.read(Path.of(args[1]));
    LocalDate day = LocalDate.parse(args[3]);
    long generation = Long.parseLong(args[4]);
    try (Backend backend = Backend.of(config)) {
      for (int left = Integer.parseInt(args[7]) - 1; left > 0; left--) {
        night(backend, config, args, new Generation(generation - left)).run(day, merchants);
      }
      HandWrittenNight night = night(backend, config, args, new Generation(generation));
      long events = merchants.stream().mapToLong(share -> share.events()).sum();
      ProgramResult.Stopwatch watch = ProgramResult.Stopwatch.start();
      try (LiveHeap heap = LiveHeap.sampled(() -> (double) night.eventsRead() / events)) {
        night.run(day, merchants);
        ProgramResult result =
            watch.stop(night.eventsRead(), night.bytesRead(), night.rowsWritten());
        result.withLiveHeap(heap.median()).write(Path.of(args[6]));
      }
    }
  }

  private static HandWrittenNight night(
      Backend backend, NightjarConfig config, String[] args, Generation generation) {
    return new HandWrittenNight(
        backend.part(Connection.class),
        config.hbase().namespace(),
        JobCatalog.load().job(new JobName(args[2])),
        generation,
        HandWrittenNight.Intermediate.valueOf(args[5]));
  }
}
