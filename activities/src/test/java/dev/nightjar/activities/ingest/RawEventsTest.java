package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.activities.testdata.Rows;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.HBASE)
class RawEventsTest {
  private HBase hbase;
  private String namespace;
  private RawEvents events;
  private final FixedRegistry registry = new FixedRegistry();

  @BeforeEach
  void connect(EmbeddedStack stack) throws IOException {
    hbase = new HBase(stack);
    namespace = hbase.newTables();
    events =
        RawEvents.builder(hbase.connection(), registry)
            .namespace(namespace)
            .maxDocumentBytes(200)
            .registryAge(Duration.ZERO)
            .build();
  }

  @AfterEach
  void close() throws IOException {
    hbase.close();
  }

  private static byte[] event(String merchant, String id) {
    return "{\"merchant\":\"%s\",\"eventId\":\"%s\",\"type\":\"view\",\"at\":\"2026-11-22T10:00:00Z\"}"
        .formatted(merchant, id)
        .getBytes(StandardCharsets.UTF_8);
  }

  private int rows(HBaseTable table) throws IOException {
    return new Rows(hbase.connection(), namespace).of(table).size();
  }

  @Test
  void everyDocumentIsAcceptedOrRefusedWithItsReason() throws IOException {
    RawEvents.Report report =
        events.write(
            "collector-1",
            List.of(
                event("active", "e-1"),
                event("paused", "e-1"),
                event("erased", "e-1"),
                event("nobody", "e-1"),
                event("active", "")));

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.refused())
        .extracting(RawEvents.Refused::index, RawEvents.Refused::reason)
        .containsExactly(
            tuple(2, QuarantineReason.UNKNOWN_MERCHANT),
            tuple(3, QuarantineReason.UNKNOWN_MERCHANT),
            tuple(4, QuarantineReason.EVENT_ID));
    assertThat(rows(HBaseTable.RAW)).isEqualTo(2);
    assertThat(rows(HBaseTable.ARRIVALS)).isEqualTo(2);
    assertThat(rows(HBaseTable.QUARANTINE)).isEqualTo(3);
  }

  @Test
  void writingABatchAgainDoublesNothing() throws IOException {
    List<byte[]> batch = List.of(event("active", "e-1"), event("active", "e-1"), event("x", "y"));
    events.write("collector-1", batch);
    events.write("collector-1", batch);

    assertThat(rows(HBaseTable.RAW)).isEqualTo(1);
    assertThat(rows(HBaseTable.QUARANTINE)).isEqualTo(1);

    events.write("collector-2", batch);
    assertThat(rows(HBaseTable.QUARANTINE)).isEqualTo(2);
  }

  @Test
  void aDocumentThatIsTooLongIsKeptInPart() throws IOException {
    byte[] longest = Arrays.copyOf(event("active", "e-1"), 200);
    Arrays.fill(longest, event("active", "e-1").length, 200, (byte) ' ');
    byte[] longer = Arrays.copyOf(longest, 201);

    RawEvents.Report report = events.write("collector-1", List.of(longest, longer));

    assertThat(report.accepted()).isEqualTo(1);
    QuarantinedRecord kept = new QuarantineStore(hbase.connection(), namespace).list(1).get(0);
    assertThat(kept.document()).isEqualTo(longest);
    assertThat(kept.detail()).contains("201 bytes");
    assertThat(kept.source()).isEqualTo("collector-1");
  }

  @Test
  void aMerchantIsTakenOnceItIsRegistered() throws IOException {
    assertThat(events.write("c", List.of(event("late", "e-1"))).accepted()).isZero();

    registry.add("late", MerchantState.ACTIVE);

    assertThat(events.write("c", List.of(event("late", "e-1"))).accepted()).isEqualTo(1);
  }

  @Test
  void whatHBaseDoesNotTakeIsNotAcknowledged() {
    RawEvents nowhere =
        RawEvents.builder(hbase.connection(), registry).namespace("nowhere").build();

    assertThatThrownBy(() -> nowhere.write("collector-1", List.of(event("active", "e-1"))))
        .isInstanceOf(BatchNotWritten.class)
        .hasMessageContaining("a batch of 1 documents of 'collector-1'")
        .hasMessageContaining("Cannot use HBase's table 'nowhere:raw'")
        .hasMessageContaining("Nothing of the batch is acknowledged")
        .hasMessageContaining("Write the whole batch again");
  }

  @Test
  void anEmptyBatchIsWrittenAtOnce() throws IOException {
    assertThat(events.write("collector-1", List.of()).documents()).isZero();
  }

  /** A registry in memory that can only be read and added to. */
  private static final class FixedRegistry implements MerchantRegistry {
    private final List<Merchant> merchants = new ArrayList<>();

    FixedRegistry() {
      add("active", MerchantState.ACTIVE);
      add("paused", MerchantState.PAUSED);
      add("erased", MerchantState.ERASED);
    }

    void add(String id, MerchantState state) {
      merchants.add(
          new Merchant(
              new MerchantId(id),
              ZoneHistory.of(ZoneId.of("Europe/Berlin")),
              Currency.getInstance("EUR"),
              1,
              state));
    }

    @Override
    public RegistrySnapshot snapshot() {
      return RegistrySnapshot.of(merchants);
    }

    @Override
    public int importAll(List<Merchant> merchants) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void changeZone(MerchantId merchant, ZoneId zone, LocalDate from) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void changeCurrency(MerchantId merchant, Currency currency) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void changeWeight(MerchantId merchant, int weight) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void changeState(MerchantId merchant, MerchantState state) {
      throw new UnsupportedOperationException();
    }
  }
}
