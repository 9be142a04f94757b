package dev.nightjar.benchmark.program;

import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.benchmark.data.DayOfEvents.MerchantShare;
import dev.nightjar.benchmark.measure.ProgramResult;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.worker.Backend;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.NightjarConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;

/**
 * The bare loop beside ingest: one thread reads lines, two decode them, make the raw keys and put
 * batches of 1,000. It does not digest the source, mark arrivals, keep the order of re-deliveries,
 * count or quarantine: a line that cannot be read ends it. Configuration, assignment, events, and
 * the file for the result.
 */
public final class BarePutProgram {
  private static final int THREADS = 2;
  private static final int LINES_PER_BATCH = 1_000;
  private static final int BATCHES_AHEAD = 6;
  private static final List<byte[]> END = List.of();
  private static final byte[] DOCUMENT = {'d'};

  private final Map<MerchantId, BusinessCalendar> calendars = new HashMap<>();
  private final EventDecoder decoder = new JsonEventDecoder(calendars::containsKey);
  private final BlockingQueue<List<byte[]>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong lines = new AtomicLong();

  private BarePutProgram(List<MerchantShare> merchants) {
    merchants.forEach(
        share ->
            calendars.put(share.merchant(), BusinessCalendar.of(ZoneHistory.of(share.zone()))));
  }

  /** Runs one ingest. */
  public static void main(String[] args) throws Exception {
    NightjarConfig config = ConfigurationSources.defaults().file(Path.of(args[0])).read();
    BarePutProgram program = new BarePutProgram(Assignment.read(Path.of(args[1])));
    try (Backend backend = Backend.of(config)) {
      Connection connection = backend.part(Connection.class);
      ProgramResult.Stopwatch watch = ProgramResult.Stopwatch.start();
      program.run(connection, config.hbase().namespace(), Path.of(args[2]));
      watch
          .stop(program.lines.get(), program.bytes.get(), program.lines.get())
          .write(Path.of(args[3]));
    }
  }

  private void run(Connection connection, String namespace, Path file) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        writers.add(
            pool.submit(
                () -> {
                  write(connection, namespace);
                  return null;
                }));
      }
      read(file, writers);
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void read(Path file, List<Future<?>> writers)
      throws IOException, InterruptedException, ExecutionException {
    try (InputStream in = Files.newInputStream(file)) {
      Lines source = new Lines(in);
      List<byte[]> batch = new ArrayList<>(LINES_PER_BATCH);
      for (byte[] line = source.next(); line != null; line = source.next()) {
        batch.add(line);
        if (batch.size() == LINES_PER_BATCH) {
          hand(batch, writers);
          batch = new ArrayList<>(LINES_PER_BATCH);
        }
      }
      if (!batch.isEmpty()) {
        hand(batch, writers);
      }
    }
    for (int i = 0; i < THREADS; i++) {
      hand(END, writers);
    }
  }

  /**
   * A writer that has ended before the last batch has failed, and nobody may be left to take it.
   */
  private void hand(List<byte[]> batch, List<Future<?>> writers)
      throws InterruptedException, ExecutionException {
    while (!batches.offer(batch, 1, TimeUnit.SECONDS)) {
      for (Future<?> writer : writers) {
        if (writer.isDone()) {
          writer.get();
        }
      }
    }
  }

  private void write(Connection connection, String namespace)
      throws IOException, InterruptedException {
    byte[] family = HBaseTable.RAW.family();
    try (Table raw = connection.getTable(HBaseTable.RAW.in(namespace))) {
      for (List<byte[]> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
        List<Put> puts = new ArrayList<>(batch.size());
        long size = 0;
        for (byte[] document : batch) {
          puts.add(new Put(key(document)).addColumn(family, DOCUMENT, document));
          size += document.length + 1;
        }
        raw.put(puts);
        lines.addAndGet(batch.size());
        bytes.addAndGet(size);
      }
    }
  }

  private byte[] key(byte[] document) {
    if (!(decoder.decode(document) instanceof Decoded.Good good)) {
      throw new IllegalStateException("A line of the benchmark's data cannot be read");
    }
    BusinessCalendar calendar = calendars.get(good.event().merchant());
    if (calendar == null) {
      throw new IllegalStateException("The decoder let through an unknown merchant");
    }
    return RawKey.of(good.event(), calendar.dayOf(good.event().at())).bytes();
  }
}
