package dev.nightjar.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.model.MerchantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitorWalkTest {
  private static final MerchantId ACME = new MerchantId("acme");
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final BusinessDay DAY =
      BusinessCalendar.of(ZoneHistory.of(ZoneOffset.UTC)).dayAt(START);

  private static final Extractor<String> IDS =
      (visitorDay, out) -> {
        StringBuilder ids = new StringBuilder(visitorDay.visitor().id() + ":");
        visitorDay.events().forEachRemaining(event -> ids.append(' ').append(event.eventId()));
        out.accept(ids.toString());
      };

  private final List<String> records = new ArrayList<>();

  @Test
  void eachVisitorIsHandedOverOnceInOrderOfHash() {
    WalkCounts counts = walk(IDS, row(1, "v", 1, "a"), row(1, "v", 2, "b"), row(-1, "w", 0, "c"));

    assertThat(records).containsExactly("1 v: a b", "-1 w: c");
    assertThat(counts).isEqualTo(new WalkCounts(3, 0));
  }

  @Test
  void theEarliestOfEqualEventIdsCounts() {
    Extractor<String> times =
        (visitorDay, out) ->
            visitorDay
                .events()
                .forEachRemaining(
                    event ->
                        out.accept(event.eventId() + " at " + event.at().getEpochSecond() % 60));

    WalkCounts counts =
        walk(
            times,
            row(1, "v", 1, "a"),
            row(1, "v", 2, "b"),
            row(1, "v", 3, "a"),
            row(1, "v", 4, "a"));

    assertThat(records).containsExactly("1 a at 1", "1 b at 2");
    assertThat(counts).isEqualTo(new WalkCounts(2, 2));
  }

  @Test
  void theSameEventIdOfAnotherVisitorIsNoDuplicate() {
    assertThat(walk(IDS, row(1, "v", 1, "a"), row(2, "w", 1, "a"))).isEqualTo(new WalkCounts(2, 0));
    assertThat(walk(IDS, row(1, "v", 1, "a"), row(1, "w", 2, "a"))).isEqualTo(new WalkCounts(2, 0));
  }

  @Test
  void visitorsWhoShareAHashAreKeptApartInOrderOfTheirFirstEvents() {
    WalkCounts counts =
        walk(
            IDS,
            row(5, "v", 1, "a"),
            row(5, "x", 2, "b"),
            row(5, "w", 3, "c"),
            row(5, "v", 4, "d"),
            row(5, "x", 5, "b"),
            row(5, "x", 6, "e"),
            row(6, "w", 1, "f"));

    assertThat(records).containsExactly("5 v: a d", "5 x: b e", "5 w: c", "6 w: f");
    assertThat(counts).isEqualTo(new WalkCounts(6, 1));
  }

  @Test
  void eventsThatTheExtractorDoesNotWalkCountAsUsed() {
    Extractor<String> firstOnly =
        (visitorDay, out) -> out.accept(visitorDay.events().next().eventId());

    WalkCounts counts =
        walk(
            firstOnly,
            row(1, "v", 1, "a"),
            row(1, "w", 2, "b"),
            row(1, "v", 3, "c"),
            row(1, "v", 4, "a"),
            row(2, "x", 1, "d"));

    assertThat(records).containsExactly("1 a", "1 b", "2 d");
    assertThat(counts).isEqualTo(new WalkCounts(4, 1));
    assertThat(walk((visitorDay, out) -> {}, row(1, "v", 1, "a"))).isEqualTo(new WalkCounts(1, 0));
  }

  @Test
  void anIteratorThatIsKeptHasNothingLeftAfterItsVisitor() {
    List<Iterator<Event>> kept = new ArrayList<>();
    Extractor<String> keeping = (visitorDay, out) -> kept.add(visitorDay.events());

    walk(keeping, row(1, "v", 1, "a"), row(1, "w", 2, "b"), row(2, "x", 1, "c"));

    assertThat(kept).hasSize(3).noneMatch(Iterator::hasNext);
  }

  @Test
  void aVisitorsEventsStreamAndAreNotHeld() {
    int[] pulled = {0};
    Iterator<HashedEvent> rows =
        IntStream.range(0, 1000)
            .peek(i -> pulled[0]++)
            .mapToObj(i -> row(1, "v", i, "e" + i))
            .iterator();
    Extractor<String> watching =
        (visitorDay, out) -> {
          for (int walked = 1; visitorDay.events().hasNext(); walked++) {
            visitorDay.events().next();
            assertThat(pulled[0]).isLessThanOrEqualTo(walked + 2);
          }
        };

    new VisitorWalk<>(new SummaryDay(ACME, DAY), watching, this::take).walk(rows);

    assertThat(pulled[0]).isEqualTo(1000);
  }

  @Test
  void rowsOutOfOrderAreRefused() {
    assertThatThrownBy(() -> walk(IDS, row(-1, "v", 1, "a"), row(1, "v", 2, "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ffffffffffffffff")
        .hasMessageContaining("0000000000000001");
    assertThatThrownBy(() -> walk(IDS, row(1, "v", 2, "a"), row(1, "v", 1, "b")))
        .hasMessageContaining("Invalid order");
    assertThatThrownBy(() -> walk(IDS, row(1, "v", 1, "a"), row(1, "v", 1, "a")))
        .hasMessageContaining("Invalid order");
  }

  @Test
  void whatTheExtractorThrowsGoesThrough() {
    Extractor<String> failing =
        (visitorDay, out) -> {
          throw new IllegalStateException("job broke");
        };

    assertThatThrownBy(() -> walk(failing, row(1, "v", 1, "a"))).hasMessage("job broke");
  }

  @Test
  void noRowsAreNoVisitors() {
    assertThat(walk(IDS)).isEqualTo(new WalkCounts(0, 0));
    assertThat(records).isEmpty();
  }

  @Test
  void negativeCountsAreRefused() {
    assertThatThrownBy(() -> new WalkCounts(3, -1)).hasMessageContaining("duplicates -1");
  }

  private WalkCounts walk(Extractor<String> extractor, HashedEvent... rows) {
    return new VisitorWalk<>(new SummaryDay(ACME, DAY), extractor, this::take)
        .walk(List.of(rows).iterator());
  }

  private void take(long hash, String text) {
    records.add(hash + " " + text);
  }

  private static HashedEvent row(long hash, String visitor, int second, String eventId) {
    Instant at = START.plusSeconds(second);
    return new HashedEvent(hash, Event.of(ACME, eventId, "view", at).visitorId(visitor).build());
  }
}
