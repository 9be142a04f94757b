package dev.nightjar.generator.feed;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.generator.document.Bytes;
import dev.nightjar.generator.document.DocumentWriter;
import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.fault.FaultKind;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.plan.PlannedEvent;
import dev.nightjar.generator.shop.Shop;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a block. Not thread-safe. */
public final class Lines {
  private static final int INDEX_BITS = 20;

  private final Bytes bytes = new Bytes();
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private final Map<QuarantineReason, Long> bad = new EnumMap<>(QuarantineReason.class);
  private final Faults layer;
  private final Faults.Sink sink = new Counting();
  private int[] ends = new int[1024];
  private int lines;
  private long events;
  private @Nullable DocumentWriter writer;

  Lines(Faults layer) {
    this.layer = layer;
  }

  /** Writes an event with what goes wrong with it. */
  void add(Shop shop, PlannedEvent event, long draws, long dayEnd) {
    DocumentWriter known = writer;
    if (known == null || !known.shop().equals(shop)) {
      known = new DocumentWriter(shop, bytes);
      writer = known;
    }
    events++;
    layer.write(event, draws, dayEnd, known, bytes, sink);
  }

  void count(FaultKind kind) {
    faults.merge(kind, 1L, Long::sum);
  }

  /** Puts the lines in an order that is drawn. */
  void shuffle(long key) {
    long[] order = new long[lines];
    for (int i = 0; i < lines; i++) {
      order[i] = Draws.key(key, i) >>> 1 >>> INDEX_BITS << INDEX_BITS | i;
    }
    Arrays.sort(order);
    Bytes shuffled = new Bytes();
    int[] newEnds = new int[lines];
    for (int i = 0; i < lines; i++) {
      int line = (int) (order[i] & ((1 << INDEX_BITS) - 1));
      shuffled.put(bytes.array(), start(line), ends[line]);
      newEnds[i] = shuffled.length();
    }
    bytes.clear();
    bytes.put(shuffled.array(), 0, shuffled.length());
    ends = newEnds;
  }

  /** What they hold. */
  public LineCounts counts() {
    return new LineCounts(lines, events, faults, bad);
  }

  /** Writes them, each with its line end. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes.array(), 0, bytes.length());
  }

  /** Each of them, without its line end. */
  public List<byte[]> documents() {
    List<byte[]> documents = new ArrayList<>(lines);
    for (int i = 0; i < lines; i++) {
      documents.add(bytes.copy(start(i), ends[i] - 1));
    }
    return documents;
  }

  private int start(int line) {
    return line == 0 ? 0 : ends[line - 1];
  }

  private final class Counting implements Faults.Sink {
    @Override
    public void line() {
      bytes.put('\n');
      if (lines == ends.length) {
        ends = Arrays.copyOf(ends, lines * 2);
      }
      ends[lines++] = bytes.length();
    }

    @Override
    public void count(FaultKind kind) {
      Lines.this.count(kind);
    }

    @Override
    public void bad(QuarantineReason reason) {
      bad.merge(reason, 1L, Long::sum);
    }
  }
}
