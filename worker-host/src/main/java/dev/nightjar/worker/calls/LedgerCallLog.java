package dev.nightjar.worker.calls;

import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.swarm.log.CallRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records of calls to the ledger, many at once, from one thread of its own, and deletes old
 * ones. Taking a record neither waits nor throws: one that finds no room is dropped and counted.
 * While the ledger is away, what fits waits for it. Thread-safe. Closing it writes what waits.
 */
public final class LedgerCallLog implements CallLog, AutoCloseable {
  /** Entries that wait at most: some seconds of a busy worker host. */
  static final int MOST_WAITING = 10_000;

  /** Characters of arguments that wait at most: 16 MiB of heap. */
  static final long MOST_CHARACTERS = 8_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(LedgerCallLog.class);

  /** How long entries may wait for others, to be written with them. */
  private static final Duration LINGER = Duration.ofMillis(200);

  private static final int FORGOTTEN_AT_ONCE = 1_000;
  private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

  private final CallHistory history;
  private final CallLogOptions options;
  private final CallLogMeters meters;
  private final Clock clock;
  private final Pauses pauses;
  private final WaitingEntries waiting;
  private final Thread writer;
  private volatile boolean isClosing;

  // The writer's own.
  private long forgetAtMillis;
  private boolean isAway;

  private LedgerCallLog(
      CallHistory history,
      CallLogOptions options,
      CallLogMeters meters,
      Clock clock,
      Pauses pauses) {
    this.history = history;
    this.options = options;
    this.meters = meters;
    this.clock = clock;
    this.pauses = pauses;
    this.waiting = new WaitingEntries(MOST_WAITING, MOST_CHARACTERS);
    this.forgetAtMillis = clock.millis();
    this.writer = new Thread(this::write, "call-log");
    writer.setDaemon(true);
    meters.waiting(waiting::size);
  }

  /** Begins to log. */
  public static LedgerCallLog start(
      CallHistory history, CallLogOptions options, CallLogMeters meters) {
    return start(history, options, meters, Clock.systemUTC(), Pauses.DEFAULTS);
  }

  static LedgerCallLog start(
      CallHistory history,
      CallLogOptions options,
      CallLogMeters meters,
      Clock clock,
      Pauses pauses) {
    LedgerCallLog log = new LedgerCallLog(history, options, meters, clock, pauses);
    log.writer.start();
    return log;
  }

  /**
   * How long is waited.
   *
   * @param ledgerAway before the ledger is tried again
   * @param flush for what waits to be written when the log is closed
   */
  record Pauses(Duration ledgerAway, Duration flush) {
    static final Pauses DEFAULTS = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  @Override
  public void add(CallRecord record) {
    try {
      if (isClosing || !waiting.offer(Entries.of(record, options.arguments()))) {
        meters.dropped(1);
      }
    } catch (RuntimeException e) {
      // A record that can't be kept is no reason for its call to fail.
      meters.dropped(1);
      LOG.debug("A record of call {} can't be kept", record.id(), e);
    }
  }

  @Override
  public boolean keepsArguments() {
    return options.arguments() != KeptArguments.OFF;
  }

  private void write() {
    List<CallEntry> batch = List.of();
    try {
      while (!isClosing || waiting.size() > 0) {
        batch = List.of();
        batch = waiting.poll(CallHistory.MOST_AT_ONCE, LINGER);
        written(batch);
        forget();
      }
    } catch (InterruptedException e) {
      int left = batch.size() + waiting.size();
      meters.dropped(left);
      LOG.warn("{} records of calls are lost: the ledger took too long to write them", left);
    }
  }

  private void written(List<CallEntry> batch) throws InterruptedException {
    boolean isDone = batch.isEmpty();
    while (!isDone) {
      try {
        history.add(batch);
        meters.written(batch.size());
        if (isAway) {
          LOG.info("Calls are logged again");
        }
        isAway = false;
        isDone = true;
      } catch (LedgerUnavailable e) {
        away(e);
        Thread.sleep(pauses.ledgerAway().toMillis());
      } catch (RuntimeException | Error e) {
        meters.dropped(batch.size());
        LOG.warn("{} records of calls are lost: {}", batch.size(), e.toString());
        isDone = true;
      }
    }
  }

  private void away(LedgerUnavailable failure) {
    if (!isAway) {
      LOG.warn("Calls are not logged for now: {}", failure.getMessage());
    }
    isAway = true;
  }

  /** A few at a time, so that what waits to be written does not wait long. */
  private void forget() {
    if (clock.millis() < forgetAtMillis) {
      return;
    }
    int forgotten = 0;
    try {
      forgotten = history.forget(clock.instant().minus(options.retention()), FORGOTTEN_AT_ONCE);
    } catch (RuntimeException | Error e) {
      LOG.warn("Old records of calls stay for now: {}", e.toString());
    }
    if (forgotten < FORGOTTEN_AT_ONCE) {
      forgetAtMillis = clock.millis() + FORGET_EVERY.toMillis();
    }
  }

  /** Writes what waits, for some seconds at most; what is left then is dropped. */
  @Override
  public void close() {
    isClosing = true;
    try {
      writer.join(pauses.flush().toMillis());
      writer.interrupt();
      writer.join(pauses.flush().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
