package dev.nightjar.starter.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.summary.SummaryWithdrawn;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;

class SummaryStreamTest {
  private static final MerchantId ACME = new MerchantId("acme");
  private static final JobName JOB = new JobName("j");
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final LocalDate LAST = FIRST.plusDays(9);

  private final InMemory published = new InMemory();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aDayThatIsWithdrawnBeforeItsTurnIsLeftOutAndTheOthersAreRead() throws IOException {
    List<LocalDate> read = new ArrayList<>();

    long days =
        stream()
            .read(
                List.of(ACME),
                FIRST,
                LAST,
                day -> {
                  read.add(day.merchantDay().day());
                  published.withdraw(LAST, "wrong prices");
                });

    assertThat(read).isEqualTo(FIRST.datesUntil(LAST).toList());
    assertThat(days).isEqualTo(read.size());
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("Left out: acme of 2026-11-10, withdrawn: wrong prices\n");
  }

  @Test
  void aDayThatWasWithdrawnIsNotRead() throws IOException {
    published.withdraw(FIRST, "wrong prices");
    List<LocalDate> read = new ArrayList<>();

    long days = stream().read(List.of(ACME), FIRST, LAST, day -> read.add(day.merchantDay().day()));

    assertThat(read).isEqualTo(FIRST.plusDays(1).datesUntil(LAST.plusDays(1)).toList());
    assertThat(days).isEqualTo(read.size());
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Left out: acme of 2026-11-01, withdrawn: wrong prices");
  }

  private SummaryStream stream() {
    return new SummaryStream(
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            80,
            Console.Progress.NONE,
            Map.of()),
        published);
  }

  /** One merchant's days without rows, which can be withdrawn at any time. */
  private static final class InMemory implements PublishedDays {
    private final SortedMap<LocalDate, Pointer> days = new ConcurrentSkipListMap<>();

    InMemory() {
      Pointer pointer = EmptyDay.pointer();
      FIRST.datesUntil(LAST.plusDays(1)).forEach(day -> days.put(day, pointer));
    }

    void withdraw(LocalDate day, String reason) {
      days.computeIfPresent(
          day,
          (same, pointer) -> pointer.withdrawnAs(new Generation(2), new Origin.Withdrawal(reason)));
    }

    @Override
    public List<PublishedDay> days(MerchantId merchant, LocalDate first, LocalDate last) {
      return days.entrySet().stream()
          .map(day -> new PublishedDay(day.getKey(), day.getValue()))
          .toList();
    }

    @Override
    public Optional<DaySummary> find(MerchantId merchant, LocalDate day) throws IOException {
      MerchantDay merchantDay = new MerchantDay(merchant, day);
      Pointer pointer = Objects.requireNonNull(days.get(day));
      SummaryWithdrawn.check(merchantDay, JOB, pointer);
      return Optional.of(new DaySummary(merchantDay, JOB, pointer, List.of()));
    }
  }
}
