package dev.nightjar.generator.output;

import dev.nightjar.generator.feed.Block;
import dev.nightjar.generator.feed.Feed;
import dev.nightjar.generator.feed.LineCounts;
import dev.nightjar.generator.feed.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Writes a feed: blocks are made and encoded on several threads, and written in their order, so the
 * bytes do not depend on the threads. A few blocks are held at a time. Not thread-safe.
 */
public final class FeedWriter {
  private static final int AHEAD_PER_THREAD = 3;

  private final Encoding encoding;
  private final int threads;
  private final Deque<CompletableFuture<Encoded>> ahead = new ArrayDeque<>();
  private LineCounts counts = LineCounts.NONE;

  /** A writer with so many threads beside the caller's. */
  public FeedWriter(Encoding encoding, int threads) {
    this.encoding = encoding;
    this.threads = threads;
  }

  /** Where blocks go. */
  public interface Target {
    /** The stream that a block's bytes are appended to; the target closes it in the end. */
    OutputStream streamFor(Block block) throws IOException;
  }

  /**
   * Writes all blocks.
   *
   * @param progress is told what was written so far
   * @return what was written
   */
  public LineCounts write(Feed feed, Target target, Consumer<LineCounts> progress)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, FeedWriter::thread);
    try {
      feed.blocks(
          block -> {
            ahead.add(CompletableFuture.supplyAsync(() -> encoded(block), pool));
            if (ahead.size() > threads * AHEAD_PER_THREAD) {
              writeNext(target, progress);
            }
          });
      while (!ahead.isEmpty()) {
        writeNext(target, progress);
      }
      return counts;
    } catch (UncheckedIOException e) {
      throw new IOException("Cannot write events: " + e.getMessage(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private void writeNext(Target target, Consumer<LineCounts> progress) {
    Encoded next = ahead.remove().join();
    try {
      next.bytes().writeTo(target.streamFor(next.block()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    counts = counts.plus(next.counts());
    progress.accept(counts);
  }

  private Encoded encoded(Block block) {
    Lines lines = block.lines();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (lines.counts().lines() > 0) {
      try (OutputStream out = encoding.encode(bytes)) {
        lines.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Encoded(block, bytes, lines.counts());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "generator");
    thread.setDaemon(true);
    return thread;
  }

  private record Encoded(Block block, ByteArrayOutputStream bytes, LineCounts counts) {}
}
