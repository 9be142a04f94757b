package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.RecordSource;
import dev.nightjar.tests.fuzz.Damage;
import dev.nightjar.tests.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that the ledger holds, and files of merchants, whole and damaged. */
final class LedgerTextsFuzzTest {
  private static final List<PlannedSlice> SLICES =
      List.of(
          slice("acme", 0, -1),
          slice("é\"\\", 5, 9),
          again(slice("acme", 0, -1)),
          again(slice("acme", 5, 9)));
  private static final byte[] FILE =
      """
      [{"merchant":"acme","zone":"Europe/Berlin","currency":"EUR","weight":3,"state":"PAUSED"},
       {"merchant":"é","zone":"UTC","currency":"USD"}]
      """
          .getBytes(StandardCharsets.UTF_8);

  private static PlannedSlice again(PlannedSlice slice) {
    return new PlannedSlice(
        slice.merchant(),
        slice.day(),
        slice.hashes(),
        new RecordSource(new Generation(2000), new Generation(1000)));
  }

  private static PlannedSlice slice(String merchant, long first, long last) {
    Instant start = Instant.parse("2026-03-09T23:00:00Z");
    return new PlannedSlice(
        new MerchantId(merchant),
        new BusinessDay(
            LocalDate.of(2026, 3, 10),
            ZoneId.of("Europe/Berlin"),
            start,
            start.plusSeconds(86_400)),
        new HashRange(first, last));
  }

  @Test
  void slicesReadAsTheyWereWrittenOrAreRefused() {
    assertThat(SliceText.slices(SliceText.ofSlices(SLICES))).isEqualTo(SLICES);
    byte[] valid = Bytewise.utf8(SliceText.ofSlices(SLICES));
    Fuzz.run(
        random -> Damage.of(random, valid),
        bytes -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          try {
            List<PlannedSlice> read = SliceText.slices(text);
            assertThat(SliceText.slices(SliceText.ofSlices(read))).isEqualTo(read);
          } catch (IllegalStateException refused) {
            assertThat(refused).hasMessageContaining("plan the day again");
          }
          try {
            assertThat(SliceText.merchants(text)).isNotNull();
          } catch (IllegalStateException refused) {
            assertThat(refused).hasMessageContaining("plan the day again");
          }
        });
  }

  @Test
  void filesOfMerchantsAreReadOrRefusedWithLinesAndWithoutJargon(@TempDir Path folder) {
    Path file = folder.resolve("m.json");
    Fuzz.run(
        random -> Damage.of(random, FILE),
        bytes -> {
          Files.write(file, bytes);
          try {
            assertThat(MerchantFile.read(file)).isNotNull();
          } catch (InvalidMerchantFile refused) {
            assertThat(refused.problems())
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("m.json:"))
                .noneMatch(
                    problem ->
                        problem.matches(
                            "(?s).*(code 0x|code \\d|StreamRead|com\\.fasterxml|Source:|UTF-32|\\$\\d|VALUE_|Unrecognized token|\\bJsonParser\\b).*"));
          }
        });
  }
}
