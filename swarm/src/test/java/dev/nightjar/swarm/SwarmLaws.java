package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.PriceEngine.Offer;
import dev.nightjar.swarm.PriceEngine.OutOfStock;
import dev.nightjar.swarm.PriceEngine.Visit;
import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.failure.CallCancelled;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.CallNotComplete;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.JoinTimedOut;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of calls whatever carries them: every way of carrying runs these. */
abstract class SwarmLaws extends IdLaws {
  @Test
  void aStubLooksLikeTheRealThing() throws Exception {
    assertThat(prices.price(new Visit("shoe", 2)))
        .isEqualTo(new Offer("shoe", new BigDecimal("2.20"), Optional.empty()));
    assertThat(prices.priceOfOne("shoe").price()).isEqualTo(new BigDecimal("1.10"));
    assertThat(prices.zero()).isZero();
    assertThat(prices.equals(prices)).isTrue();
    assertThat(prices).hasToString("stub of prices");
  }

  @Test
  void aDeclaredExceptionIsThrownAsItself() {
    assertThatThrownBy(() -> prices.price(new Visit("none", 1)))
        .isInstanceOf(OutOfStock.class)
        .hasMessage("no more of none")
        .cause()
        .isInstanceOfSatisfying(
            CallFailed.class,
            failed -> assertThat(failed.remoteStack()).contains("Prices.price(Prices.java"));
  }

  @Test
  void anyOtherExceptionIsACallFailedWithTheRemoteStack() {
    assertThatThrownBy(() -> prices.price(new Visit("", 1)))
        .isInstanceOfSatisfying(
            CallFailed.class,
            failed -> {
              assertThat(failed.remoteType()).isEqualTo("java.lang.IllegalArgumentException");
              assertThat(failed.remoteMessage()).isEqualTo("product is empty");
              assertThat(failed.remoteStack()).contains("Prices.price(Prices.java");
            });
  }

  @Test
  void aHandleKnowsItsCall() {
    SwarmCall<Offer> call = swarm.call(prices::price, new Visit("shoe", 3));
    assertThat(swarm.join(LIMIT, List.of(call))).containsExactly(call.value());
    assertThat(call.isComplete()).isTrue();
    assertThat(call.status()).isEqualTo(CallStatus.ANSWERED);
    assertThat(call.failure()).isEmpty();
    assertThat(call.name()).isEqualTo("prices.price");
    assertThat(call.arguments()).containsExactly(new Visit("shoe", 3));
    assertThat(call.lane()).isEqualTo("realtime");
    assertThat(call.attempt()).isEqualTo(1);
    assertThat(call.worker()).isPresent();
    CallTimes times = call.times().orElseThrow();
    assertThat(times.onWorker().plus(times.inMessaging())).isEqualTo(times.total());
    assertThat(call.future().join()).isEqualTo(call.value());
  }

  @Test
  void aHandleThatIsNotCompleteSaysSo() {
    SwarmCall<String> call = swarm.call(errands::hold, "incomplete-" + System.nanoTime());
    assertThat(call.status()).isEqualTo(CallStatus.PENDING);
    assertThat(call.times()).isEmpty();
    assertThatThrownBy(call::value).isInstanceOf(CallNotComplete.class);
    call.cancel();
    assertThat(call.status()).isEqualTo(CallStatus.CANCELLED);
    assertThatThrownBy(call::value).isInstanceOf(CallCancelled.class);
  }

  @Test
  void aNamedExceptionIsTriedAgain() {
    SwarmCall<String> call = swarm.call(prices::flaky, "twice-" + System.nanoTime());
    assertThat(swarm.join(LIMIT, List.of(call))).containsExactly("execution 3");
    assertThat(call.attempt()).isEqualTo(3);
  }

  @Test
  void anExecutionBeyondTheTimeLimitIsInterruptedAndTimesOut() {
    SwarmCall<String> call = swarm.call(prices::slow, 60_001L);
    assertThatThrownBy(() -> swarm.join(LIMIT, List.of(call)))
        .isInstanceOf(CallTimedOut.class)
        .hasMessageContaining("longer than 2000 ms");
    assertThat(implementations()).anyMatch(host -> host.interrupted.contains("60001"));
  }

  @Test
  void aCallersLimitEndsTheCall() {
    Duration limit = Duration.ofSeconds(3);
    Swarm impatient = swarm.with(CallOptions.defaults().withLimit(limit));
    SwarmCall<String> call = impatient.call(errands::hold, "limited-" + System.nanoTime());
    assertThatThrownBy(() -> swarm.join(LIMIT, List.of(call)))
        .isInstanceOf(CallTimedOut.class)
        .hasMessageContaining("3000 ms");
    assertThat(call.times().orElseThrow().total()).isBetween(limit, LIMIT);
  }

  @Test
  void aGroupGivesEveryAnswerInOrder() {
    SwarmGroup<Offer> group = swarm.callAll(prices::price, visits(60));
    List<Offer> offers = swarm.join(LIMIT, group.calls());
    assertThat(offers)
        .extracting(Offer::product)
        .containsExactlyElementsOf(visits(60).stream().map(Visit::product).toList());
    assertThat(group.ended()).isEqualTo(60);
    SwarmGroup<Offer> again = swarm.<Offer>findGroup(PriceEngine.class, group.id()).orElseThrow();
    assertThat(swarm.join(LIMIT, again.calls())).isEqualTo(offers);
    SwarmCall<Offer> member =
        swarm.<Offer>find(PriceEngine.class, group.calls().get(7).id()).orElseThrow();
    assertThat(swarm.join(LIMIT, List.of(member))).containsExactly(offers.get(7));
    assertThat(swarm.callAll(prices::price, List.<Visit>of()).calls()).isEmpty();
  }

  @Test
  void aGroupTellsWhichOfItsCallsFailed() {
    List<Visit> visits = List.of(new Visit("a", 1), new Visit("", 1), new Visit("none", 1));
    SwarmGroup<Offer> group = swarm.callAll(prices::price, visits);
    Joined<Offer> joined = swarm.joinAvailable(LIMIT, group.calls());
    assertThat(joined.unfinished()).isEmpty();
    assertThat(joined.finished())
        .extracting(SwarmCall::status)
        .containsExactly(CallStatus.ANSWERED, CallStatus.FAILED, CallStatus.FAILED);
    assertThatThrownBy(() -> swarm.join(LIMIT, group.calls()))
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("product is empty");
  }

  @Test
  void aGroupsCallsAreTriedAgainOneByOne() {
    long now = System.nanoTime();
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> now + "-" + i).toList();
    SwarmGroup<String> group = swarm.callAll(prices::flaky, ids);
    assertThat(swarm.join(LIMIT, group.calls())).hasSize(40).containsOnly("execution 3");
    assertThat(group.calls()).allMatch(call -> call.attempt() == 3);
  }

  @Test
  void aGroupOfMoreThanAPageIsCarriedInPages() {
    SwarmGroup<Offer> group = swarm.callAll(prices::price, visits(250));
    List<Offer> offers = swarm.join(LIMIT, group.calls());
    assertThat(offers).extracting(Offer::product).startsWith("p0", "p1").endsWith("p249");
    SwarmCall<Offer> member =
        swarm.<Offer>find(PriceEngine.class, group.id() + "#249").orElseThrow();
    assertThat(swarm.join(LIMIT, List.of(member))).containsExactly(offers.get(249));
  }

  @Test
  void aGroupsAnswersStreamAsTheyCome() {
    String held = "held-" + System.nanoTime();
    String free = "free-" + held;
    Runner.letGo(free);
    SwarmGroup<String> group = swarm.callAll(errands::hold, List.of(held, free, free));
    List<SwarmCall<String>> first = swarm.stream(group.calls()).limit(2).toList();
    assertThat(first).extracting(SwarmCall::value).containsOnly(free);
    Runner.letGo(held);
    assertThat(swarm.stream(group.calls()).count()).isEqualTo(3);
  }

  @Test
  void aJoinThrowsAtItsLimitAndCancelsWhatIsLeft() {
    SwarmCall<String> quick = swarm.call(prices::slow, 0L);
    swarm.join(LIMIT, List.of(quick));
    SwarmCall<String> slow = swarm.call(errands::hold, "joined-" + System.nanoTime());
    assertThatThrownBy(() -> swarm.join(Duration.ofMillis(100), List.of(quick, slow)))
        .isInstanceOfSatisfying(
            JoinTimedOut.class,
            late -> {
              assertThat(late.unfinished()).isEqualTo(1);
              assertThat(late.all()).isEqualTo(2);
            });
    assertThat(quick.status()).isEqualTo(CallStatus.ANSWERED);
    assertThat(slow.status()).isEqualTo(CallStatus.CANCELLED);
  }

  @Test
  void theFirstAnswersAreEnough() {
    String held = "not-first-" + System.nanoTime();
    List<SwarmCall<String>> calls =
        List.of(
            swarm.call(errands::hold, held),
            swarm.call(prices::slow, 0L),
            swarm.call(errands::hold, held));
    List<SwarmCall<String>> first = swarm.first(LIMIT, 1, calls);
    assertThat(first).extracting(SwarmCall::value).containsExactly("slept 0");
    assertThat(calls).filteredOn(call -> call.status() == CallStatus.CANCELLED).hasSize(2);
  }

  @Test
  void tooFewFirstAnswersAreToldByWhatFailed() {
    SwarmCall<String> held = swarm.call(errands::hold, "not-first-" + System.nanoTime());
    SwarmCall<String> failed = swarm.call(errands::repeat, -1);
    assertThatThrownBy(() -> swarm.first(LIMIT, 2, List.of(held, failed)))
        .isInstanceOfSatisfying(
            CallFailed.class,
            failure ->
                assertThat(failure.remoteType()).isEqualTo("java.lang.IllegalArgumentException"))
        .hasNoSuppressedExceptions();
    assertThat(held.status()).isEqualTo(CallStatus.CANCELLED);
  }

  @Test
  void whatIsSentIsExecutedThoughNobodyAsks() {
    String product = "sent-" + System.nanoTime();
    assertThat(swarm.send(prices::forget, product)).startsWith("prices.forget/");
    await()
        .atMost(LIMIT)
        .until(() -> implementations().stream().anyMatch(host -> host.forgotten.contains(product)));
  }

  @Test
  void contextTravels() throws Exception {
    String where = SwarmContext.current().with(Prices.MERCHANT, "acme").call(() -> prices.where());
    assertThat(where).endsWith(" for acme");
    assertThat(prices.where()).endsWith(" for nobody");
  }

  @Test
  void aBroadcastReachesEveryHostOnce() {
    Broadcast<String> broadcast = swarm.broadcast(() -> prices.where());
    assertThat(broadcast.hosts()).hasSize(2);
    List<String> answers = swarm.join(LIMIT, broadcast.calls());
    assertThat(answers).hasSize(2);
    broadcast.byHost().forEach((host, call) -> assertThat(call.worker()).contains(host));
  }

  @Test
  void whatIsTooLargeIsRefusedBothWays() {
    assertThatThrownBy(() -> errands.length("x".repeat(2_000_001)))
        .isInstanceOfSatisfying(
            CallFailed.class,
            failed -> assertThat(failed.remoteType()).isEqualTo(FaultType.TOO_LARGE.name()))
        .hasMessageContaining("the arguments of errands.length take 2000005 bytes");
    assertThatThrownBy(() -> errands.repeat(2_000_001))
        .isInstanceOfSatisfying(
            CallFailed.class,
            failed -> assertThat(failed.remoteType()).isEqualTo(FaultType.TOO_LARGE.name()))
        .hasMessageContaining("the result of errands.repeat take 2000005 bytes");
    assertThat(errands.length("x".repeat(1_000_000))).isEqualTo(1_000_000);
  }

  @Test
  void aGroupMayAnswerFarMoreThanOneMessageCarries() {
    List<Integer> lengths = Collections.nCopies(60, 400_000);
    List<String> answers = swarm.join(LIMIT, swarm.callAll(errands::repeat, lengths).calls());
    assertThat(answers).hasSize(60).allMatch(answer -> answer.length() == 400_000);
    // Those before are short, so that the long one is in a bundle.
    List<Integer> mixed = new ArrayList<>(Collections.nCopies(90, 1));
    mixed.set(40, 1_900_000);
    mixed.set(41, 1_900_000);
    mixed.set(42, 1_900_000);
    assertThat(swarm.join(LIMIT, swarm.callAll(errands::repeat, mixed).calls()))
        .extracting(String::length)
        .isEqualTo(mixed);
  }

  /** The contract as another version has it. */
  @dev.nightjar.swarm.contract.Swarm(name = "prices")
  interface OtherPrices {
    long where();
  }

  @Test
  void anAnswerThatCannotBeReadIsACallFailed() {
    OtherPrices other = swarm.stub(OtherPrices.class);
    assertThatThrownBy(other::where)
        .isInstanceOfSatisfying(
            CallFailed.class,
            failed ->
                assertThat(failed.remoteType()).isEqualTo(FaultType.UNREADABLE_RESULT.name()));
    SwarmCall<Long> call = swarm.call(() -> other.where());
    swarm.joinAvailable(LIMIT, List.of(call));
    assertThat(call.future()).isCompletedExceptionally();
    assertThatThrownBy(call.future()::join).hasCauseInstanceOf(CallFailed.class);
  }

  @Test
  void whatCallsNothingIsRefused() {
    assertThatThrownBy(() -> swarm.call(() -> "nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calls 0 methods of stubs");
  }
}
