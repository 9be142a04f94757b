package dev.nightjar.core.job.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.EventBuilder;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.job.VisitsJob;
import dev.nightjar.core.job.VisitsJob.Visits;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobHarnessTest {
  private static final MerchantId ACME = new MerchantId("acme");
  private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
  private static final Instant START = Instant.parse("2026-03-28T23:00:00Z");
  private static final List<Event> EVENTS =
      List.of(
          event(7, "b", "v").build(),
          event(5, "a", "v").build(),
          event(9, "a", "v").build(),
          event(7, "a", "w").build(),
          Event.of(ACME, "o1", "view", START).orderId("order").build(),
          Event.of(ACME, "e1", "view", START).build());

  private final JobHarness<Visits> harness =
      JobHarness.of(new VisitsJob()).zone("Europe/Berlin").day(SPRING);

  @Test
  void eventsComeInAndRowsComeOut() {
    HarnessResult<Visits> result = harness.run(EVENTS);

    assertThat(result.records())
        .containsExactlyInAnyOrder(
            new Visits("VISITOR v", "a b"),
            new Visits("VISITOR w", "a"),
            new Visits("ORDER order", "o1"),
            new Visits("EVENT e1", "e1"));
    assertThat(result.rows())
        .extracting(row -> row.dimension() + " " + row.value() + row.metrics())
        .containsExactly(
            "all [visitors=4, events=5]",
            "visitor EVENT e1[events=1]",
            "visitor ORDER order[events=1]",
            "visitor VISITOR v[events=2]",
            "visitor VISITOR w[events=1]");
    assertThat(result.counts()).isEqualTo(new RowCounts(6, 5, 1, 0));
  }

  @Test
  void aRowIsFoundByItsDimensionAndValue() {
    HarnessResult<Visits> result = harness.run(EVENTS);

    assertThat(result.row("visitor", "VISITOR v").count("events")).isEqualTo(2);
    assertThat(result.rows("all")).hasSize(1);
    assertThatThrownBy(() -> result.row("all", "x"))
        .hasMessageContaining("'x'")
        .hasMessageContaining("'all'");
  }

  @Test
  void theOrderInWhichEventsAreGivenDoesNotMatter() {
    List<Event> reversed = new ArrayList<>(EVENTS);
    Collections.reverse(reversed);

    assertThat(harness.run(reversed)).isEqualTo(harness.run(EVENTS));
  }

  @Test
  void ofARedeliveredEventTheLastGivenCountsOnce() {
    VisitsJob types =
        new VisitsJob() {
          @Override
          public Extractor<Visits> extractor() {
            return (visitorDay, out) ->
                out.accept(new Visits("v", visitorDay.events().next().type()));
          }
        };

    HarnessResult<Visits> result =
        JobHarness.of(types)
            .run(
                List.of(
                    Event.of(ACME, "a", "view", START).visitorId("v").build(),
                    Event.of(ACME, "a", "click", START).visitorId("v").build()));

    assertThat(result.records()).containsExactly(new Visits("v", "click"));
    assertThat(result.counts()).isEqualTo(new RowCounts(1, 1, 0, 0));
  }

  @Test
  void anEventOutsideOfTheDayIsRefusedWithTheDaysEnds() {
    assertThatThrownBy(() -> harness.run(List.of(event(23 * 3600, "late", "v").build())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'late'")
        .hasMessageContaining("2026-03-29T22:00:00Z is not in the business day 2026-03-29")
        .hasMessageContaining("Europe/Berlin");
    assertThat(harness.run(List.of(event(23 * 3600 - 1, "last", "v").build())).rows()).hasSize(2);
  }

  @Test
  void anEventOfAnotherMerchantIsRefused() {
    Event other = Event.of(new MerchantId("other"), "x", "view", START).build();

    assertThatThrownBy(() -> harness.run(List.of(EVENTS.get(0), other)))
        .hasMessageContaining("'x'")
        .hasMessageContaining("other")
        .hasMessageContaining("acme");
  }

  @Test
  void withoutADayItIsTheDayOfTheFirstEvent() {
    HarnessResult<Visits> result = JobHarness.of(new VisitsJob()).run(EVENTS.subList(0, 4));

    assertThat(result.counts().read()).isEqualTo(4);
    assertThatThrownBy(() -> JobHarness.of(new VisitsJob()).run(List.of()))
        .hasMessageContaining("set the day");
  }

  @Test
  void aDayThatDoesNotExistIsRefused() {
    JobHarness<Visits> apia =
        JobHarness.of(new VisitsJob()).zone("Pacific/Apia").day(LocalDate.of(2011, 12, 30));

    assertThatThrownBy(() -> apia.run(List.of()))
        .hasMessageContaining("2011-12-30 does not exist in Pacific/Apia");
  }

  @Test
  void noEventsAreNoRows() {
    assertThat(harness.run(List.of()))
        .isEqualTo(new HarnessResult<Visits>(List.of(), List.of(), RowCounts.NONE));
  }

  @Test
  void aCodecThatLosesSomethingIsRefusedWithTheRecord() {
    VisitsJob lossy =
        new VisitsJob() {
          @Override
          public RecordCodec<Visits> codec() {
            return new Lossy(super.codec());
          }
        };

    assertThatThrownBy(() -> JobHarness.of(lossy).run(EVENTS.subList(0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("codec of job 'visits'")
        .hasMessageContaining("eventIds=b]")
        .hasMessageContaining("reads back as")
        .hasMessageContaining("eventIds=]");
  }

  @Test
  void equalKeysOfTwoRecordsAreRefusedWithBoth() {
    VisitsJob sameKeys =
        new VisitsJob() {
          @Override
          public Extractor<Visits> extractor() {
            return (visitorDay, out) -> out.accept(new Visits("same", visitorDay.visitor().id()));
          }
        };

    assertThatThrownBy(() -> JobHarness.of(sameKeys).day(SPRING).zone("Europe/Berlin").run(EVENTS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("same own key")
        .hasMessageContaining("visitor=same");
  }

  @Test
  void aJobThatKeepsItsContractHasNoOrderDifferences() {
    assertThat(harness.orderDifferences(EVENTS)).isEmpty();
  }

  @Test
  void aSketchWhoseMergeDependsOnOrderIsFound() {
    Metric last = Metric.sketch("last", (left, right) -> right);
    VisitsJob ordered =
        new VisitsJob() {
          @Override
          public List<Dimension> dimensions() {
            return List.of(Dimension.of("all", last));
          }

          @Override
          public Summarizer<Visits> summarizer() {
            return (visits, day, out) ->
                out.row(dimensions().get(0), "").sketch(last, codec().key(visits));
          }
        };

    assertThat(JobHarness.of(ordered).zone("Europe/Berlin").day(SPRING).orderDifferences(EVENTS))
        .isNotEmpty()
        .allMatch(difference -> difference.contains("row '' of dimension 'all'"));
  }

  @Test
  void aJobThatRemembersIsFound() {
    int[] calls = {0};
    VisitsJob remembering =
        new VisitsJob() {
          @Override
          public Extractor<Visits> extractor() {
            return (visitorDay, out) ->
                out.accept(new Visits(visitorDay.visitor().id(), "call " + ++calls[0]));
          }
        };

    assertThat(JobHarness.of(remembering).orderDifferences(EVENTS.subList(0, 4)))
        .anyMatch(difference -> difference.contains("record "));
  }

  private static EventBuilder event(int second, String id, String visitor) {
    return Event.of(ACME, id, "view", START.plusSeconds(second)).visitorId(visitor);
  }

  private record Lossy(RecordCodec<Visits> exact) implements RecordCodec<Visits> {
    @Override
    public byte[] key(Visits visits) {
      return exact.key(visits);
    }

    @Override
    public byte[] encode(Visits visits) {
      return new byte[0];
    }

    @Override
    public Visits decode(byte[] key, byte[] value) {
      return exact.decode(key, value);
    }
  }
}
