package dev.nightjar.activities.quarantine;

import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.QuarantineId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.hbase.client.Scan;
import org.jspecify.annotations.Nullable;

/**
 * Finds records by their ids. An id does not say which of the merchants with the same first two
 * bytes it means, so each of those is looked at, with two seeks. Thread-safe.
 */
public final class QuarantineLookup {
  private static final int MOST = 2;

  private final QuarantineStore store;

  /** In a quarantine. */
  public QuarantineLookup(QuarantineStore store) {
    this.store = store;
  }

  /** The records that an id names; of more than two, two. */
  public List<QuarantineEntry> find(QuarantineId id) throws IOException {
    List<QuarantineEntry> found = new ArrayList<>();
    KeyRange neighbours = id.neighbours();
    QuarantineEntry at = first(neighbours.start(), neighbours.stop());
    while (at != null && found.size() < MOST) {
      byte[] wanted = id.firstBeside(at.key());
      byte[] key = at.key().bytes();
      if (Arrays.compareUnsigned(key, wanted) < 0) {
        at = first(wanted, neighbours.stop());
      } else if (id.names(at.key())) {
        found.add(at);
        at = first(Arrays.copyOf(key, key.length + 1), neighbours.stop());
      } else {
        at = first(at.key().beside().stop(), neighbours.stop());
      }
    }
    return found;
  }

  private @Nullable QuarantineEntry first(byte[] start, byte[] stop) throws IOException {
    AtomicReference<@Nullable QuarantineEntry> first = new AtomicReference<>();
    Scan scan =
        QuarantineCells.selectEntries(new Scan().withStartRow(start).withStopRow(stop))
            .setLimit(1)
            .setReadType(Scan.ReadType.PREAD);
    store.walk(
        scan,
        row -> {
          first.set(QuarantineCells.entry(row));
          return false;
        });
    return first.get();
  }
}
