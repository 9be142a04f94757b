package dev.nightjar.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.generator.fault.FaultKind;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.Feed;
import dev.nightjar.generator.feed.LineCounts;
import dev.nightjar.generator.summary.ExpectedDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manifest tells what the decoder finds. */
class FaultsTest {
  private static final Generator GENERATOR =
      Generator.of(Preset.SMALL.options().merchants(30).events(60_000));

  @Test
  void theManifestSaysWhatIsQuarantinedAndWhatIsThereTwice() {
    LineCounts manifest = counts(GENERATOR.feed(Faults.DEFAULT));
    Map<QuarantineReason, Long> bad = new EnumMap<>(QuarantineReason.class);
    Map<String, Instant> first = new HashMap<>();
    Set<String> rows = new HashSet<>();
    Set<String> refusedOnes = new HashSet<>();
    long lines = 0;
    for (byte[] document : GENERATOR.feed(Faults.DEFAULT).documents().toList()) {
      lines++;
      Decoded decoded = decoder().decode(document);
      if (decoded instanceof Decoded.Bad refused) {
        bad.merge(refused.reason(), 1L, Long::sum);
        refusedOnes.add(new String(document, UTF_8));
      } else {
        Event event = ((Decoded.Good) decoded).event();
        String id = event.merchant() + " " + event.eventId();
        rows.add(id + " " + event.at());
        first.merge(id, event.at(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    assertThat(manifest.lines()).isEqualTo(lines);
    assertThat(bad).isEqualTo(manifest.bad()).hasSize(QuarantineReason.values().length - 1);
    assertThat(refusedOnes).as("each is of its own").hasSize((int) manifest.quarantined());
    assertThat(first).hasSize(60_000);
    assertThat(manifest.events()).isEqualTo(60_000);
    assertThat(rows).hasSize((int) (60_000 + manifest.duplicates()));
    assertThat(lines)
        .isEqualTo(
            60_000
                + manifest.of(FaultKind.REPEATED)
                + manifest.duplicates()
                + manifest.quarantined());
    assertThat(manifest.faults().keySet()).containsExactly(FaultKind.values());
  }

  @Test
  void lateEventsComeApartFromTheirVisitsAndNoPlanTellsWhatIsThereMeanwhile() {
    Feed feed = GENERATOR.feed(Faults.LATE_EVENTS);
    LineCounts manifest = counts(feed);
    assertThat(manifest.events()).isEqualTo(60_000);
    assertThat(manifest.of(FaultKind.LATE)).isBetween(1_200L, 1_800L);
    assertThat(manifest.of(FaultKind.VERY_LATE)).isBetween(200L, 400L);
    assertThat(manifest.of(FaultKind.TOO_EARLY)).isBetween(30L, 90L);
    assertThat(manifest.of(FaultKind.REPEATED)).isPositive();
    assertThatThrownBy(() -> feed.expectedBy(LocalDate.of(2024, 4, 3), day -> {}))
        .hasMessageContaining("no plan tells it of late events");
    assertThatThrownBy(() -> Generator.of(Preset.MEDIUM).feed(Faults.LATE_EVENTS))
        .hasMessageContaining("at most 1,000,000 events");
  }

  @Test
  void whatArrivedByTheLastDateIsEverythingAndBeforeTheFirstNothing() {
    Feed feed = GENERATOR.feed(Faults.DEFAULT);
    assertThat(texts(feed, LocalDate.of(2024, 6, 1))).isEqualTo(allTexts());
    assertThat(texts(feed, LocalDate.of(2024, 3, 20))).isEmpty();
  }

  @Test
  void whatArrivedByADateIsWhatTheBlocksUpToItHold() {
    Feed feed = GENERATOR.feed(Faults.DEFAULT);
    for (LocalDate date : List.of(LocalDate.of(2024, 3, 27), LocalDate.of(2024, 4, 3))) {
      Map<String, Set<String>> ids = new HashMap<>();
      feed.blocks(
          block -> {
            if (!block.date().isAfter(date)) {
              block.lines().documents().forEach(document -> addId(document, ids));
            }
          });
      Map<String, Integer> found =
          ids.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().size()));
      Map<String, Integer> expected = new HashMap<>();
      feed.expectedBy(
          date,
          day ->
              expected.merge(
                  day.merchantDay().merchant().value(), (int) day.events(), Integer::sum));
      assertThat(expected).isNotEmpty().isEqualTo(found);
    }
  }

  @Test
  void linesAreOutOfOrderAndTheSameEveryTime() {
    List<byte[]> documents = GENERATOR.feed(Faults.DEFAULT).documents().toList();
    List<byte[]> again = GENERATOR.feed(Faults.DEFAULT).documents().toList();
    assertThat(documents.stream().mapToInt(Arrays::hashCode).toArray())
        .isEqualTo(again.stream().mapToInt(Arrays::hashCode).toArray());
  }

  private static void addId(byte[] document, Map<String, Set<String>> ids) {
    if (decoder().decode(document) instanceof Decoded.Good good) {
      ids.computeIfAbsent(good.event().merchant().value(), merchant -> new HashSet<>())
          .add(good.event().eventId());
    }
  }

  private static List<String> texts(Feed feed, LocalDate date) {
    List<String> texts = new ArrayList<>();
    feed.expectedBy(date, day -> texts.add(text(day)));
    return texts;
  }

  private static List<String> allTexts() {
    List<String> texts = new ArrayList<>();
    GENERATOR.expected(day -> texts.add(text(day)));
    return texts;
  }

  private static String text(ExpectedDay day) {
    return day.toString();
  }

  private static LineCounts counts(Feed feed) {
    LineCounts[] counts = {LineCounts.NONE};
    feed.blocks(block -> counts[0] = counts[0].plus(block.lines().counts()));
    return counts[0];
  }

  private static JsonEventDecoder decoder() {
    Set<MerchantId> known =
        GENERATOR.merchants().stream().map(Merchant::id).collect(Collectors.toSet());
    return new JsonEventDecoder(known::contains);
  }
}
