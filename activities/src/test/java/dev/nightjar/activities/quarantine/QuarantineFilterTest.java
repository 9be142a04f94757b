package dev.nightjar.activities.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineId;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.HBASE)
class QuarantineFilterTest {
  private static final MerchantId ACME = new MerchantId("acme");

  private HBase hbase;
  private QuarantineStore store;

  @BeforeEach
  void connect(EmbeddedStack stack) throws IOException {
    hbase = new HBase(stack);
    store = new QuarantineStore(hbase.connection(), hbase.newTables());
  }

  @AfterEach
  void close() throws IOException {
    hbase.close();
  }

  private static QuarantinedRecord record(
      @Nullable MerchantId merchant, String name, QuarantineReason reason, String source) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new QuarantinedRecord(
        new QuarantineKey(merchant, Digest.of(bytes), 0),
        reason,
        name,
        Receipt.of(source, bytes.length),
        bytes);
  }

  private static QuarantineFilter filter(
      Whose whose, Set<QuarantineReason> reasons, @Nullable String source) {
    return new QuarantineFilter(whose, reasons, source, null, null, null);
  }

  private static QuarantineFilter source(String source) {
    return filter(new Whose.Anyone(), Set.of(), source);
  }

  private List<String> names(QuarantineFilter filter) throws IOException {
    return entries(filter, null).stream().map(QuarantineEntry::detail).sorted().toList();
  }

  private List<QuarantineEntry> entries(QuarantineFilter filter, @Nullable QuarantineKey after)
      throws IOException {
    List<QuarantineEntry> entries = new ArrayList<>();
    store.entries(filter, after, entries::add);
    return entries;
  }

  @Test
  void recordsAreChosenByMerchantReasonAndSource() throws IOException {
    store.put(
        List.of(
            record(ACME, "a", QuarantineReason.AT, "in/mon.ndjson"),
            record(ACME, "b", QuarantineReason.TYPE, "in/tue.ndjson"),
            record(null, "c", QuarantineReason.UNPARSED, "in/[x].ndjson"),
            record(new MerchantId("pear"), "d", QuarantineReason.AT, "out/mon.ndjson")));

    assertThat(names(QuarantineFilter.ALL)).containsExactly("a", "b", "c", "d");
    assertThat(names(QuarantineFilter.of(ACME))).containsExactly("a", "b");
    assertThat(names(filter(Whose.parse("none"), Set.of(), null))).containsExactly("c");
    assertThat(names(filter(new Whose.Anyone(), Set.of(QuarantineReason.AT), null)))
        .containsExactly("a", "d");
    assertThat(
            names(
                filter(
                    Whose.parse("acme"),
                    Set.of(QuarantineReason.TYPE, QuarantineReason.UNPARSED),
                    "tue")))
        .containsExactly("b");
    assertThat(names(source("mon"))).containsExactly("a", "d");
    assertThat(names(source("in/*.ndjson"))).containsExactly("a", "b", "c");
    assertThat(names(source("in/???.ndjson"))).containsExactly("a", "b", "c");
    assertThat(names(source("in/t*"))).containsExactly("b");
    assertThat(names(source("*mon"))).isEmpty();
    assertThat(names(source("[x]"))).containsExactly("c");
    assertThat(store.counts(source("mon"))).containsOnlyKeys(QuarantineReason.AT);
  }

  @Test
  void recordsAreChosenByTheirArrivalAlsoAfterTheyWereWrittenAgain() throws IOException {
    store.put(List.of(record(ACME, "early", QuarantineReason.AT, "s")));
    Instant between = store.now();
    QuarantinedRecord late = record(ACME, "late", QuarantineReason.AT, "s");
    store.put(List.of(late));
    store.now();

    assertThat(names(times(between, null))).containsExactly("late");
    assertThat(names(times(null, between))).containsExactly("early");
    QuarantineEntry entry = entries(times(between, null), null).get(0);
    store.put(
        List.of(
            new QuarantinedRecord(
                late.key(),
                QuarantineReason.TYPE,
                "late",
                late.receipt().arrived(between.minusSeconds(5)),
                late.document())));
    assertThat(names(times(between, null))).isEmpty();
    assertThat(names(times(null, between))).containsExactly("early", "late");
    assertThat(entry.reason()).isEqualTo(QuarantineReason.AT);
  }

  private static QuarantineFilter times(@Nullable Instant since, @Nullable Instant until) {
    return new QuarantineFilter(new Whose.Anyone(), Set.of(), null, since, until, null);
  }

  @Test
  void aRecordThatWasPutAnewSinceItWasSeenIsNotDropped() throws IOException {
    QuarantinedRecord twice = record(ACME, "twice", QuarantineReason.AT, "s");
    store.put(List.of(twice, record(ACME, "once", QuarantineReason.AT, "s")));
    List<QuarantineEntry> seen = entries(QuarantineFilter.ALL, null);
    store.now();
    store.put(List.of(twice));

    store.drop(seen);
    store.drop(seen);

    assertThat(names(QuarantineFilter.ALL)).containsExactly("twice");
  }

  @Test
  void pagesAreOfAllRecordsAndNoneTwice() throws IOException {
    for (int i = 0; i < 10; i++) {
      store.put(List.of(record(i % 2 == 0 ? ACME : null, "r" + i, QuarantineReason.AT, "s")));
    }
    List<QuarantineEntry> all = entries(QuarantineFilter.ALL, null);
    for (int i = 0; i < all.size(); i++) {
      assertThat(entries(QuarantineFilter.ALL, all.get(i).key()))
          .isEqualTo(all.subList(i + 1, all.size()));
    }
    List<QuarantineEntry> acme = entries(QuarantineFilter.of(ACME), null);
    assertThat(entries(QuarantineFilter.of(ACME), acme.get(2).key()))
        .isEqualTo(acme.subList(3, acme.size()));
  }

  @Test
  void aPageOfAMerchantAfterAnotherMerchantsRecordHasOnlyTheMerchantsRecords() throws IOException {
    for (String merchant : List.of("acme", "pear", "plum", "fig")) {
      for (int i = 0; i < 3; i++) {
        store.put(
            List.of(record(new MerchantId(merchant), merchant + i, QuarantineReason.AT, "s")));
      }
    }
    List<QuarantineEntry> all = entries(QuarantineFilter.ALL, null);
    for (String merchant : List.of("acme", "pear", "plum", "fig")) {
      MerchantId id = new MerchantId(merchant);
      for (int i = 0; i < all.size(); i++) {
        List<QuarantineEntry> behind =
            all.subList(i + 1, all.size()).stream()
                .filter(entry -> id.equals(entry.key().merchant()))
                .toList();
        assertThat(entries(QuarantineFilter.of(id), all.get(i).key())).isEqualTo(behind);
      }
    }
  }

  @Test
  void anIdLeadsToItsRecordAndItsStartDoesWhileNoOtherBeginsSo() throws IOException {
    for (int i = 0; i < 200; i++) {
      store.put(List.of(record(i % 2 == 0 ? ACME : null, "r" + i, QuarantineReason.AT, "s")));
    }
    QuarantineLookup lookup = new QuarantineLookup(store);
    for (QuarantineEntry entry : entries(QuarantineFilter.ALL, null)) {
      assertThat(lookup.find(entry.id())).containsExactly(entry);
      QuarantineId start = new QuarantineId(entry.id().hash(), entry.id().digest().substring(0, 7));
      assertThat(lookup.find(start)).containsExactly(entry);
      assertThat(lookup.find(QuarantineId.parse(entry.id().toString().toUpperCase(Locale.ROOT))))
          .containsExactly(entry);
    }
    assertThat(lookup.find(QuarantineId.parse("0000-000000000000"))).isEmpty();
    assertThat(lookup.find(QuarantineId.parse("ffff-ffffffffffff"))).isEmpty();
  }

  @Test
  void anIdThatTwoRecordsBeginWithFindsBoth() throws IOException {
    byte[] bytes = {1};
    for (String end : List.of("0", "1", "2")) {
      store.put(
          List.of(
              new QuarantinedRecord(
                  new QuarantineKey(ACME, new Digest("ab".repeat(31) + "c" + end), 0),
                  QuarantineReason.AT,
                  end,
                  Receipt.of("s", 1),
                  bytes)));
    }
    QuarantineEntry first = entries(QuarantineFilter.ALL, null).get(0);
    assertThat(new QuarantineLookup(store).find(first.id())).hasSize(2);
    assertThat(
            new QuarantineLookup(store)
                .find(new QuarantineId(first.id().hash(), first.key().source().hex())))
        .containsExactly(first);
  }
}
