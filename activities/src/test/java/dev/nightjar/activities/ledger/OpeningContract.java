package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.nightjar.core.ledger.LedgerUnavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a ledger is opened, and how it fails. A server's test extends it. */
abstract class OpeningContract {
  private final TestServer server;

  OpeningContract(TestServer server) {
    this.server = server;
  }

  @Test
  void anEmptyDatabaseGetsItsTables() {
    LedgerSettings settings = server.emptyDatabase("nightjar_opening");

    assertThat(runsIn(settings, SchemaPolicy.MIGRATE)).isZero();
    assertThat(runsIn(settings, SchemaPolicy.MIGRATE)).isZero();
    assertThat(runsIn(settings, SchemaPolicy.CHECK)).isZero();
  }

  @Test
  void severalProcessesMayOpenAnEmptyDatabaseAtOnce() {
    LedgerSettings settings = server.emptyDatabase("nightjar_opening_at_once");
    List<Callable<Integer>> openers =
        IntStream.range(0, 3)
            .<Callable<Integer>>mapToObj(n -> () -> runsIn(settings, SchemaPolicy.MIGRATE))
            .toList();

    assertThat(AtOnce.results(openers)).containsOnly(0);
  }

  @Test
  void missingTablesAreRefusedWhenTheyAreOnlyChecked() {
    LedgerSettings settings = server.emptyDatabase("nightjar_opening_checked");

    assertThat(refusal(settings, SchemaPolicy.CHECK))
        .hasMessageContainingAll("nightjar_opening_checked", "migrations");
  }

  @Test
  void aDatabaseWithTablesOfOthersIsRefused() {
    LedgerSettings settings = server.emptyDatabase("nightjar_opening_others");
    server.run("CREATE TABLE nightjar_opening_others.theirs (id INT)");

    assertThat(refusal(settings, SchemaPolicy.MIGRATE))
        .hasMessageContainingAll("non-empty", "a database of its own")
        .hasMessageNotContaining("baseline");
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() {
    LedgerSettings right = server.settings("nightjar_opening");
    LedgerNotReady refusal =
        refusal(
            LedgerSettings.of(right.url(), right.user(), new LedgerPassword("s3cr3t")),
            SchemaPolicy.MIGRATE);

    assertThat(refusal).hasMessageContainingAll(right.server(), right.user(), "password");
    StringWriter everything = new StringWriter();
    refusal.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void aMissingDatabaseIsNamedWithTheStatementThatMakesIt() {
    assertThat(refusal(server.settings("nightjar_nowhere"), SchemaPolicy.MIGRATE))
        .hasMessageContaining("CREATE DATABASE nightjar_nowhere");
  }

  @Test
  void aServerThatIsNotThereIsNamedWithHostAndPort() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThat(refusal(at("127.0.0.1:" + port), SchemaPolicy.MIGRATE))
        .hasMessageContainingAll("127.0.0.1:" + port, "Start MySQL there");
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThat(refusal(at("nowhere.invalid:3306"), SchemaPolicy.MIGRATE))
        .hasMessageContaining("nowhere.invalid:3306");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUpInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LedgerSettings settings = at("127.0.0.1:" + silent.getLocalPort());
      long start = System.nanoTime();
      LedgerNotReady refusal = refusal(settings, SchemaPolicy.MIGRATE);

      assertThat(refusal).hasMessageContaining("127.0.0.1:" + silent.getLocalPort());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aServerThatGoesAwayMakesTheLedgerUnavailableUntilItIsBack() throws IOException {
    LedgerSettings direct = server.emptyDatabase("nightjar_opening_lost");
    try (Relay relay = Relay.to(direct.server())) {
      LedgerSettings relayed =
          LedgerSettings.of(
              direct.url().replace(direct.server(), relay.address()),
              direct.user(),
              direct.password(),
              2,
              Duration.ofSeconds(3));
      try (LedgerDatabase database = LedgerDatabase.open(relayed)) {
        MySqlLedger ledger = new MySqlLedger(database);
        assertThat(ledger.runs(10)).isEmpty();

        relay.interrupt();
        assertThatThrownBy(() -> ledger.runs(10))
            .isInstanceOf(LedgerUnavailable.class)
            .hasMessageContaining(relay.address());

        relay.restore();
        // The pool may still hold a connection that died with the relay.
        Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .ignoreException(LedgerUnavailable.class)
            .untilAsserted(() -> assertThat(ledger.runs(10)).isEmpty());
      }
    }
  }

  @Test
  void aServerThatGoesAwayAfterItAnsweredIsToldApartFromWrongTables() throws IOException {
    LedgerSettings direct = server.emptyDatabase("nightjar_opening_cut");
    try (Relay relay = Relay.to(direct.server())) {
      LedgerSettings relayed =
          LedgerSettings.of(
              direct.url().replace(direct.server(), relay.address()),
              direct.user(),
              direct.password(),
              2,
              Duration.ofSeconds(3));
      relay.interruptAfter(1);
      assertThat(refusal(relayed, SchemaPolicy.MIGRATE))
          .hasMessageContainingAll(relay.address(), "was lost", "Start MySQL there");
    }
  }

  @Test
  void aConnectionLostWhileTablesAreLookedAtIsNoMatterOfTables() throws Exception {
    LedgerSettings nowhere = at("127.0.0.1:1");
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(nowhere.url());
    source.setConnectTimeout(500);

    assertThatThrownBy(() -> new LedgerTables(nowhere, source).apply(SchemaPolicy.MIGRATE))
        .isInstanceOf(LedgerNotReady.class)
        .hasMessageContainingAll("was lost", "Start MySQL there")
        .hasMessageNotContaining("a database of its own");
  }

  private LedgerSettings at(String address) {
    return LedgerSettings.of(
        "jdbc:mysql://" + address + "/nightjar",
        server.user(),
        new LedgerPassword(server.password()),
        1,
        Duration.ofSeconds(1));
  }

  private static int runsIn(LedgerSettings settings, SchemaPolicy policy) {
    try (LedgerDatabase database = LedgerDatabase.open(settings, policy)) {
      return new MySqlLedger(database).runs(10).size();
    }
  }

  private static LedgerNotReady refusal(LedgerSettings settings, SchemaPolicy policy) {
    return catchThrowableOfType(LedgerNotReady.class, () -> runsIn(settings, policy));
  }
}
