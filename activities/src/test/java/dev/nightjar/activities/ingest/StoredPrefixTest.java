package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Digest;
import java.util.List;
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
}
