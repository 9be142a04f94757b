package dev.nightjar.activities.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseClock;
import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.HBASE)
class QuarantineStoreTest {
  private static final MerchantId ACME = new MerchantId("acme");
  private static final MerchantId ACM = new MerchantId("acm");

  private HBase hbase;
  private String namespace;
  private QuarantineStore store;

  @BeforeEach
  void connect(EmbeddedStack stack) throws IOException {
    hbase = new HBase(stack);
    namespace = hbase.newTables();
    store = new QuarantineStore(hbase.connection(), namespace);
  }

  @AfterEach
  void close() throws IOException {
    hbase.close();
  }

  private static QuarantinedRecord record(
      @Nullable MerchantId merchant, String document, QuarantineReason reason) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return new QuarantinedRecord(
        new QuarantineKey(merchant, Digest.of(bytes), 7L << 33),
        reason,
        "what is wrong: é",
        Receipt.of("file.ndjson", bytes.length).atLine(3),
        bytes);
  }

  @Test
  void aRecordIsReadBackAsItWasPut() throws IOException {
    QuarantinedRecord acme = record(ACME, "{\"merchant\":\"acme\"", QuarantineReason.AT);
    QuarantinedRecord nobody = record(null, "\u0000\n\u00FF", QuarantineReason.UNPARSED);
    store.put(List.of(acme, nobody));

    assertThat(store.list(10))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(acme, nobody);
    assertThat(store.list(ACME, 10))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(acme);
    assertThat(store.list(ACM, 10)).isEmpty();
  }

  @Test
  void puttingARecordAgainChangesNothing() throws IOException {
    List<QuarantinedRecord> records =
        List.of(
            record(ACME, "a", QuarantineReason.AT),
            record(ACME, "b", QuarantineReason.AT),
            record(ACM, "c", QuarantineReason.TYPE),
            record(null, "d", QuarantineReason.UNPARSED));
    store.put(records);
    store.put(records);

    assertThat(store.counts())
        .containsExactly(
            Map.entry(QuarantineReason.UNPARSED, 1L),
            Map.entry(QuarantineReason.TYPE, 1L),
            Map.entry(QuarantineReason.AT, 2L));
    assertThat(store.counts(ACME)).containsExactly(Map.entry(QuarantineReason.AT, 2L));
  }

  @Test
  void aListEndsAtItsLimit() throws IOException {
    store.put(
        List.of(
            record(ACME, "a", QuarantineReason.AT),
            record(ACME, "b", QuarantineReason.AT),
            record(ACME, "c", QuarantineReason.AT)));

    assertThat(store.list(2)).hasSize(2);
    assertThat(store.list(ACME, 2)).hasSize(2);
    assertThatThrownBy(() -> store.list(0)).hasMessageStartingWith("Invalid limit: 0");
  }

  @Test
  void theClocksRowIsNoRecord() throws IOException {
    HBaseClock.now(hbase.connection(), namespace);

    assertThat(store.list(10)).isEmpty();
    assertThat(store.counts()).isEmpty();
  }

  @Test
  void nothingToPutIsPut() throws IOException {
    store.put(List.of());

    assertThat(store.list(10)).isEmpty();
  }
}
