package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Digest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StoredPrefixTest {
  private static SourceBatch batch(long number, long end) {
    SourceLine document = SourceLine.whole(1, end - 3, new byte[] {'{', '}'}, true);
    SourceLine blank = SourceLine.whole(2, end - 1, new byte[0], true);
    return new SourceBatch(number, List.of(document, blank), Digest.sha256(), end);
  }

  @Test
  void onlyWhatFollowsWithoutAGapIsCertain() {
    StoredPrefix prefix = new StoredPrefix();
    prefix.add(batch(2, 30));
    prefix.add(batch(1, 20));
    assertThat(prefix.documents()).isZero();
    assertThat(prefix.bytes()).isZero();

    prefix.add(batch(0, 10));
    assertThat(prefix.documents()).isEqualTo(3);
    assertThat(prefix.bytes()).isEqualTo(30);

    prefix.add(batch(4, 50));
    assertThat(prefix.documents()).isEqualTo(3);
  }

  @Test
  void linesOfABatchThatWaitsForAnEarlierOneAreNotKept() {
    StoredPrefix prefix = new StoredPrefix();
    WeakReference<SourceBatch> waiting = new WeakReference<>(added(prefix));

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              System.gc();
              return waiting.refersTo(null);
            });
    prefix.add(batch(0, 10));
    assertThat(prefix.bytes()).isEqualTo(20);
  }

  private static SourceBatch added(StoredPrefix prefix) {
    SourceBatch batch = batch(1, 20);
    prefix.add(batch);
    return batch;
  }
}
