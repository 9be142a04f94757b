package dev.nightjar.activities.ingest;

import dev.nightjar.core.merchant.RegistrySnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.hbase.client.Connection;

/**
 * Ingests newline-delimited JSON: each line is an event document. Good ones go to {@code raw}, bad
 * ones to {@code quarantine} with the reason and the bytes as received.
 *
 * <p>A source is plain, gzip or zstd, told from its first bytes. Lines end with LF or CR LF; the
 * last one needs no end. A byte order mark at the start is skipped, lines of white space alone are
 * skipped and counted. Memory is bounded whatever the size of the source, and while HBase is slow
 * the source is not read on. Compressed data that expands to absurdly much is refused where it
 * does.
 *
 * <p>Every row's key comes from the source alone, so a source that is ingested again, wholly or
 * after being killed, leaves the same rows: nothing is lost or doubled. Thread-safe.
 */
public final class NdjsonIngest {
  private final RawWriter writer;
  private final RegisteredMerchants merchants;
  private final IngestOptions options;
  private final Consumer<IngestProgress> listener;

  /**
   * An ingest into HBase.
   *
   * @param connection stays the caller's
   * @param registry whose events are taken, and which business day they belong to; asked again at
   *     most every 30 seconds, because a source may last for days
   * @param listener is told how far a source is, in the thread that ingests it, at most twice a
   *     second and once at the end
   */
  public NdjsonIngest(
      Connection connection,
      Supplier<RegistrySnapshot> registry,
      IngestOptions options,
      Consumer<IngestProgress> listener) {
    this(connection, registry, RegisteredMerchants.MAX_AGE, options, listener);
  }

  /** With another age at which the registry is asked again. */
  NdjsonIngest(
      Connection connection,
      Supplier<RegistrySnapshot> registry,
      Duration registryAge,
      IngestOptions options,
      Consumer<IngestProgress> listener) {
    this.writer = new RawWriter(connection, options.namespace());
    this.merchants = new RegisteredMerchants(registry, registryAge, options.maxLineBytes());
    this.options = options;
    this.listener = listener;
  }

  /**
   * Ingests a file to its end at the moment when that is reached: what is appended before is
   * ingested too, perhaps a last line that is not yet whole, which goes to quarantine; ingest the
   * file again when it is. A file that got shorter meanwhile fails.
   *
   * @throws IngestFailed when the file can't be read to its end or HBase does not take it
   */
  public IngestReport ingest(Path file) throws IngestFailed {
    try (InputStream in = SourceFile.open(file)) {
      return ingest(file.toString(), in);
    } catch (IngestFailed e) {
      throw e;
    } catch (IOException e) {
      throw new IngestFailed("Cannot read '%s': %s".formatted(file, SourceFile.words(e)), e);
    }
  }

  /**
   * Ingests a stream to its end, and leaves it open. An interrupt of the calling thread stops it.
   *
   * @param source what quarantined records say where they come from
   * @throws IngestFailed when the stream can't be read to its end or HBase does not take it
   */
  public IngestReport ingest(String source, InputStream stream) throws IngestFailed {
    IngestTally tally = new IngestTally();
    try (InputStream in = SourceFormat.open(stream)) {
      LineReader lines = new LineReader(in, options.maxLineBytes());
      lines.start();
      tally.skipped(lines.offset());
      IngestPipeline pipeline =
          new IngestPipeline(
              source,
              options.writers(),
              new BatchWork(source, merchants, writer),
              new ProgressTicks(tally, listener),
              tally);
      return pipeline.run(new BatchReader(lines, options));
    } catch (IngestFailed e) {
      throw e;
    } catch (IOException e) {
      throw new IngestFailed("Cannot read '%s': %s".formatted(source, SourceFile.words(e)), e);
    }
  }
}
