package dev.nightjar.benchmark.data;

import dev.nightjar.core.model.MerchantId;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * One business day of many merchants, in a file.
 *
 * @param day the business day of every event
 * @param file newline-delimited JSON, merchant by merchant
 * @param events its lines
 * @param bytes its size
 * @param merchants who has how many events, the largest first
 */
public record DayOfEvents(
    LocalDate day, Path file, long events, long bytes, List<MerchantShare> merchants) {
  public DayOfEvents {
    merchants = List.copyOf(merchants);
  }

  /**
   * A merchant's part of the day.
   *
   * @param merchant who
   * @param zone its zone
   * @param events how many events it has
   */
  public record MerchantShare(MerchantId merchant, ZoneId zone, long events) {}

  /** The first events of the file, in a file of their own; about as many as asked for. */
  public DayOfEvents head(long wanted, Path target) throws IOException {
    long written = 0;
    try (BufferedReader in = Files.newBufferedReader(file);
        BufferedWriter out = Files.newBufferedWriter(target)) {
      for (String line = in.readLine();
          line != null && written < wanted;
          line = in.readLine(), written++) {
        out.write(line);
        out.write('\n');
      }
    }
    return new DayOfEvents(day, target, written, Files.size(target), merchants);
  }
}
