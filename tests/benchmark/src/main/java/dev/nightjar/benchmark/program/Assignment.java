package dev.nightjar.benchmark.program;

import dev.nightjar.benchmark.data.DayOfEvents.MerchantShare;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has how many events: the file by which a hand-written program knows its merchants, the
 * largest first.
 */
public final class Assignment {
  private Assignment() {}

  /** Writes the file. */
  public static void write(List<MerchantShare> merchants, Path file) throws IOException {
    List<String> lines =
        merchants.stream()
            .map(share -> share.events() + " " + share.zone() + " " + share.merchant())
            .toList();
    Files.write(file, lines);
  }

  /** Reads the file. */
  public static List<MerchantShare> read(Path file) throws IOException {
    List<MerchantShare> merchants = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split(" ", 3);
      merchants.add(
          new MerchantShare(
              new MerchantId(parts[2]), ZoneId.of(parts[1]), Long.parseLong(parts[0])));
    }
    return merchants;
  }
}
