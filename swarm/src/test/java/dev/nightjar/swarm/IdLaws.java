package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.swarm.PriceEngine.Offer;
import dev.nightjar.swarm.PriceEngine.Visit;
import dev.nightjar.swarm.message.CallStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of ids: by them a call is started once, and found again. */
abstract class IdLaws extends LaneLaws {
  @Test
  void anIdNamesOneCallForGood() throws Exception {
    String id = "once-" + System.nanoTime();
    Swarm once = swarm.with(CallOptions.defaults().withId(id));
    SwarmCall<Offer> first = once.call(prices::price, new Visit("a", 1));
    swarm.join(LIMIT, List.of(first));
    SwarmCall<Offer> second = once.call(prices::price, new Visit("b", 1));
    assertThat(swarm.join(LIMIT, List.of(second))).containsExactly(first.value());
    assertThat(second.id()).isEqualTo(first.id());
  }

  @Test
  void aCallIsFoundAgainById() {
    SwarmCall<Offer> call = swarm.call(prices::price, new Visit("found", 1));
    swarm.join(LIMIT, List.of(call));
    SwarmCall<Offer> again = swarm.<Offer>find(PriceEngine.class, call.id()).orElseThrow();
    assertThat(again.isComplete()).isTrue();
    assertThat(again.value()).isEqualTo(call.value());
    assertThat(again.arguments()).isEqualTo(call.arguments());
    assertThat(again.lane()).isEqualTo("realtime");
    assertThat(again.worker()).isEqualTo(call.worker());
    assertThat(swarm.find(PriceEngine.class, "prices.price/never")).isEmpty();
  }

  @Test
  void aGroupsIdIsOfItsCallsAlone() {
    Swarm named = swarm.with(CallOptions.defaults().withId("group-" + System.nanoTime()));
    SwarmGroup<Offer> group = named.callAll(prices::price, visits(120));
    SwarmGroup<Offer> same = named.callAll(prices::price, visits(120));
    assertThat(swarm.join(LIMIT, same.calls())).isEqualTo(swarm.join(LIMIT, group.calls()));
    long failed = swarm.lanes().gate("realtime").counts().count(CallStatus.FAILED);
    List<Visit> longer = visits(121);
    List<Visit> shifted = new ArrayList<>(visits(120));
    shifted.set(110, new Visit("other", 1));
    for (List<Visit> others : List.of(longer, shifted)) {
      assertThatThrownBy(() -> named.callAll(prices::price, others))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Cannot start group " + group.id())
          .hasMessageContaining("Give another id, or the same calls");
    }
    assertThat(swarm.lanes().gate("realtime").counts().count(CallStatus.FAILED) - failed)
        .isEqualTo(121 + 120);
  }

  @Test
  void aGroupIsOfOneMethod() {
    long before = swarm.lanes().gate("realtime").counts().offered();
    assertThatThrownBy(
            () ->
                swarm.callAll(
                    text -> text.isEmpty() ? errands.where() : prices.flaky(text),
                    List.of("one", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot start a group of prices.flaky and errands.where");
    assertThat(swarm.lanes().gate("realtime").counts().offered()).isEqualTo(before);
  }

  @Test
  void aPlaceThatIsNoneIsNotFound() {
    SwarmGroup<Offer> group = swarm.callAll(prices::price, visits(2));
    swarm.join(LIMIT, group.calls());
    for (String place : List.of("#abc", "#", "#-1", "#2", "#99999999999")) {
      assertThat(swarm.find(PriceEngine.class, group.id() + place)).as(place).isEmpty();
    }
    assertThat(swarm.find(PriceEngine.class, group.id() + "#1")).isPresent();
  }
}
