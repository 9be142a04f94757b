package dev.nightjar.swarm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.nightjar.swarm.json.Json;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be a contract, and what is refused with a reason before any call. */
final class ContractTest {
  record Point(int x, int y, Optional<String> name, Map<String, List<Instant>> seen) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(Square.class))
  interface Shape {}

  record Square(BigDecimal side) implements Shape {}

  enum Colour {
    RED
  }

  static class Bean {
    private String name = "";

    public String getName() {
      return name;
    }

    public void setName(String other) {
      name = other;
    }
  }

  record Tree(String name, List<Tree> children) {}

  @Swarm(lane = "batch", timeLimitMillis = 500, policy = Swarm.Expected.AVAILABLE)
  interface Everything {
    void primitives(int a, long b, double c, boolean d, char e, byte[] f, int[] g, Integer h);

    Point records(Point point, Optional<Point> other, List<Point> more, Map<String, Point> named);

    Shape shapes(Shape shape);

    Tree trees(Tree tree);

    Colour enums(Colour colour, LocalDate day, Duration while_, Instant at, BigDecimal amount);

    JsonNode nodes(JsonNode node, Bean bean);
  }

  @Test
  void aContractIsReadOnce() {
    Contract contract = Contract.of(Everything.class, Json.mapper());
    assertThat(contract.name()).isEqualTo("Everything");
    assertThat(contract.lane()).isEqualTo("batch");
    assertThat(contract.timeLimit()).hasMillis(500);
    assertThat(contract.methods()).hasSize(6);
    assertThat(contract.retries().attempts()).isEqualTo(3);
    assertThat(contract.accepts(OverloadPolicy.AVAILABLE)).isTrue();
    assertThat(contract.accepts(OverloadPolicy.CONSISTENT)).isFalse();
  }

  interface NoAnnotation {
    void call();
  }

  @Swarm
  interface Nothing {}

  @Swarm(
      name = "a b",
      lane = "Up",
      timeLimitMillis = 0,
      retry = @Retry(attempts = 0, pauseMillis = 0))
  interface BadWords {
    void call();
  }

  @Swarm
  interface Overloaded {
    void call(int a);

    void call(String a);
  }

  @Swarm
  interface AnObject {
    Object call();
  }

  @Swarm
  interface AWildcard {
    void call(List<?> list);
  }

  @Swarm
  interface AStream {
    void call(Stream<String> stream);
  }

  @Swarm
  interface AnInputStream {
    void call(InputStream stream);
  }

  @Swarm
  interface AFuture {
    CompletableFuture<String> call();
  }

  interface Unknown {}

  @Swarm
  interface AnInterface {
    void call(Unknown unknown);
  }

  record Holder(Unknown unknown) {}

  @Swarm
  interface DeepInside {
    void call(Map<String, List<Holder>> holders);
  }

  @SuppressWarnings("ClassCanBeStatic")
  class Inner {
    public int x;
  }

  @Swarm
  interface AnInner {
    void call(Inner inner);
  }

  static final class NoConstructor {
    final int x;

    NoConstructor(int x, String y) {
      this.x = x + y.length();
    }
  }

  @Swarm
  interface Unreadable {
    void call(NoConstructor value);
  }

  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Swarm
  interface UnmakeableException {
    void call() throws Failure;
  }

  @Swarm
  interface Generic<T> {
    void call(T value);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        NoAnnotation.class,
        Nothing.class,
        BadWords.class,
        Overloaded.class,
        AnObject.class,
        AWildcard.class,
        AStream.class,
        AnInputStream.class,
        AFuture.class,
        AnInterface.class,
        DeepInside.class,
        AnInner.class,
        Unreadable.class,
        UnmakeableException.class,
        Generic.class,
        String.class
      })
  void whatCannotTravelIsRefusedWithTheReason(Class<?> type) {
    assertThatThrownBy(() -> Contract.of(type, Json.mapper()))
        .isInstanceOfSatisfying(
            InvalidContract.class, refusal -> assertThat(refusal.problems()).isNotEmpty())
        .hasMessageContaining(type.getName());
  }

  @Test
  void theReasonNamesThePlace() {
    assertThatThrownBy(() -> Contract.of(DeepInside.class, Json.mapper()))
        .hasMessageContaining("argument 1 of call cannot travel: unknown of")
        .hasMessageContaining("@JsonTypeInfo");
    assertThatThrownBy(() -> Contract.of(BadWords.class, Json.mapper()))
        .hasMessageContaining("name 'a b'")
        .hasMessageContaining("lane 'Up'")
        .hasMessageContaining("timeLimitMillis 0")
        .hasMessageContaining("retry.attempts 0");
  }
}
