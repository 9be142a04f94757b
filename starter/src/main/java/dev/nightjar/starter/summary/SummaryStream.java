package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.activities.summary.SummaryWithdrawn;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Streams published days, merchant by merchant and day by day. A few days are read ahead, so that
 * waiting for HBase overlaps; large days are not. Days that were withdrawn, also while others were
 * read, are told of on the error stream.
 */
public final class SummaryStream {
  private static final int DAYS_AHEAD = 6;
  private static final int READERS = 4;

  /** Rows of days read ahead, about; a day beyond that is read alone. */
  private static final long ROWS_AHEAD = 100_000;

  private final Console console;
  private final PublishedDays summaries;

  /** The summaries of a job. */
  public SummaryStream(Session session, Job<?> job) throws IOException {
    this(session.console(), PublishedDays.of(session.part(Summaries.class), job));
  }

  SummaryStream(Console console, PublishedDays summaries) {
    this.console = console;
    this.summaries = summaries;
  }

  /**
   * Reads days.
   *
   * @param merchants whose, in order of their ids
   * @param first the first day
   * @param last the last day
   * @param out takes each day with all of its rows
   * @return how many days have rows
   */
  public long read(
      Collection<MerchantId> merchants, LocalDate first, LocalDate last, Consumer<DaySummary> out)
      throws IOException {
    ExecutorService readers = Executors.newFixedThreadPool(READERS, SummaryStream::thread);
    try {
      long days = 0;
      WithdrawnDays withdrawn = new WithdrawnDays(console);
      for (MerchantId merchant : merchants) {
        List<PublishedDay> published = new ArrayList<>();
        for (PublishedDay day : summaries.days(merchant, first, last)) {
          Optional<Origin.Withdrawal> withdrawal = day.pointer().withdrawal();
          if (withdrawal.isPresent()) {
            withdrawn.add(new MerchantDay(merchant, day.day()), withdrawal.get());
          } else {
            published.add(day);
          }
        }
        days += read(merchant, published, readers, withdrawn, out);
      }
      withdrawn.end();
      return days;
    } finally {
      readers.shutdownNow();
    }
  }

  /** Returns how many of the days have rows: one may be withdrawn before it is read. */
  private long read(
      MerchantId merchant,
      Collection<PublishedDay> published,
      ExecutorService readers,
      WithdrawnDays withdrawn,
      Consumer<DaySummary> out) {
    long withRows = 0;
    Deque<Ahead> ahead = new ArrayDeque<>();
    Iterator<PublishedDay> days = published.iterator();
    long rowsAhead = 0;
    PublishedDay next = days.hasNext() ? days.next() : null;
    while (next != null || !ahead.isEmpty()) {
      boolean room =
          ahead.isEmpty()
              || (ahead.size() < DAYS_AHEAD
                  && next != null
                  && rowsAhead + next.pointer().rows() <= ROWS_AHEAD);
      if (next != null && room) {
        LocalDate day = next.day();
        rowsAhead += next.pointer().rows();
        ahead.add(
            new Ahead(
                new MerchantDay(merchant, day),
                next.pointer().rows(),
                CompletableFuture.supplyAsync(() -> answer(merchant, day), readers)));
        next = days.hasNext() ? days.next() : null;
      } else {
        Ahead done = ahead.remove();
        rowsAhead -= done.rows();
        Answer answer = done.answer().join();
        if (answer.summary().isPresent()) {
          withRows++;
          out.accept(answer.summary().get());
        } else {
          withdrawn.add(done.merchantDay(), answer.withdrawal().orElseThrow());
        }
      }
    }
    return withRows;
  }

  private Answer answer(MerchantId merchant, LocalDate day) {
    try {
      Optional<DaySummary> summary = summaries.find(merchant, day);
      if (summary.isEmpty()) {
        throw new IllegalStateException("What is published stays published");
      }
      return new Answer(summary, Optional.empty());
    } catch (SummaryWithdrawn e) {
      return new Answer(Optional.empty(), Optional.of(new Origin.Withdrawal(e.reason())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "summary-reader");
    thread.setDaemon(true);
    return thread;
  }

  private record Ahead(MerchantDay merchantDay, long rows, CompletableFuture<Answer> answer) {}

  /** One of both. */
  private record Answer(Optional<DaySummary> summary, Optional<Origin.Withdrawal> withdrawal) {}
}
