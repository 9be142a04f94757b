package dev.nightjar.benchmark.data;

import dev.nightjar.benchmark.data.DayOfEvents.MerchantShare;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a day with the generator, whose merchant 0 has two fifths of it. */
public final class GeneratedDay {
  private static final int BUFFER_BYTES = 1 << 20;

  private GeneratedDay() {}

  /** Writes the events to the file, merchant by merchant. */
  public static DayOfEvents write(DayShape shape, LocalDate day, Path file) throws IOException {
    Generator generator =
        Generator.of(new GeneratorOptions(shape.seed(), shape.merchants(), 1, shape.events(), day));
    List<MerchantShare> shares = new ArrayList<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      for (Merchant merchant : generator.merchants()) {
        long events = generator.count(merchant.id(), day);
        if (events > 0) {
          shares.add(new MerchantShare(merchant.id(), merchant.zones().zoneFor(day), events));
          write(generator.events(merchant.id(), day), out);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    shares.sort(
        Comparator.comparingLong(MerchantShare::events)
            .reversed()
            .thenComparing(MerchantShare::merchant));
    long events = shares.stream().mapToLong(MerchantShare::events).sum();
    return new DayOfEvents(day, file, events, Files.size(file), shares);
  }

  private static void write(Stream<byte[]> documents, OutputStream out) {
    documents.forEach(
        document -> {
          try {
            out.write(document);
            out.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
