package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.host.HostBeat;
import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.host.LaneLoad;
import dev.nightjar.core.host.StageLoad;
import dev.nightjar.core.lane.CallerQuota;
import dev.nightjar.core.lane.OverloadRule;
import dev.nightjar.core.lane.OverloadRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger keeps of worker hosts and of lanes. */
abstract class HostsContract extends LedgerFixture {
  private static final Instant START = Instant.parse("2026-03-10T12:00:00.123Z");
  private static final List<LaneLoad> LANES =
      List.of(
          new LaneLoad("process", "nightjar-process", 4, 3),
          new LaneLoad("realtime", "nightjar-swarm-lane-realtime", 8, 0));

  private static final List<StageLoad> STAGES =
      List.of(
          new StageLoad("process", "scan", 0.125, 0, 1.5, 0, 1000),
          new StageLoad("process", "fold", 2, 0.25, 0, 3, 0),
          new StageLoad("realtime", "execute", 2.5, 0, 0, 0, 0));

  private final Hosts hosts;
  private final OverloadRules rules;

  HostsContract(TestServer server) {
    super(server, "nightjar_hosts_contract");
    hosts = new MySqlHosts(database());
    rules = new MySqlOverloadRules(database());
  }

  @BeforeEach
  void forgetAll() {
    execute("DELETE FROM host");
    execute("DELETE FROM lane_policy");
  }

  @Test
  void aHostIsAsItSaidLast() {
    hosts.beat(beat("b", HostState.RUNNING));
    hosts.beat(beat("a", HostState.RUNNING));
    HostBeat last = new HostBeat("b", "2.0", START, HostState.DRAINING, List.of(), STAGES);
    hosts.beat(last);

    assertThat(hosts.all())
        .extracting(HostRecord::beat)
        .containsExactly(beat("a", HostState.RUNNING), last);
    assertThat(hosts.all())
        .allSatisfy(host -> assertThat(host.silence()).isBetween(Duration.ZERO, Hosts.LIVE))
        .allMatch(HostRecord::isLive);
  }

  @Test
  void aHostHearsWhatIsWantedWithItsNextSignOfLife() {
    assertThat(hosts.beat(beat("a", HostState.RUNNING))).isEqualTo(HostWish.RUN);
    hosts.beat(beat("b", HostState.RUNNING));

    assertThat(hosts.want("a", HostWish.DRAIN)).isTrue();
    assertThat(hosts.want("a", HostWish.DRAIN)).as("again").isTrue();

    assertThat(only("a").takesTasks()).isFalse();
    assertThat(only("b").takesTasks()).isTrue();
    assertThat(hosts.beat(beat("a", HostState.RUNNING))).isEqualTo(HostWish.DRAIN);
    assertThat(hosts.beat(beat("a", HostState.DRAINED))).isEqualTo(HostWish.DRAIN);
    assertThat(hosts.beat(beat("b", HostState.RUNNING))).isEqualTo(HostWish.RUN);
  }

  @Test
  void whatIsWantedOfAProcessIsNotWantedOfTheNextOne() {
    hosts.beat(beat("a", HostState.RUNNING));
    hosts.want("a", HostWish.STOP);

    HostBeat next =
        new HostBeat(
            "a", "1.0", START.plusMillis(1), HostState.RUNNING, LANES.subList(0, 1), List.of());

    assertThat(hosts.beat(next)).isEqualTo(HostWish.RUN);
    HostRecord now = only("a");
    assertThat(now.beat()).isEqualTo(next);
    assertThat(now.wish()).isEqualTo(HostWish.RUN);
  }

  @Test
  void nothingIsWantedOfWhoIsNotThere() {
    hosts.beat(beat("ended", HostState.STOPPED));
    hosts.beat(beat("silent", HostState.RUNNING));
    silence("silent", Hosts.LIVE.plusSeconds(1));

    assertThat(hosts.want("ended", HostWish.RUN)).isFalse();
    assertThat(hosts.want("silent", HostWish.DRAIN)).isFalse();
    assertThat(hosts.want("unknown", HostWish.STOP)).isFalse();
    assertThat(hosts.all()).hasSize(2).noneMatch(HostRecord::isLive);
    assertThat(only("silent").silence()).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(25));
    hosts.beat(beat("silent", HostState.RUNNING));
    assertThat(only("silent").isLive()).isTrue();
  }

  @Test
  void whoIsSilentForDaysIsForgotten() {
    hosts.beat(beat("old", HostState.RUNNING));
    hosts.beat(beat("older", HostState.RUNNING));
    silence("old", Hosts.REMEMBERED.minusMinutes(1));
    silence("older", Hosts.REMEMBERED.plusMinutes(1));

    hosts.forgetSilent();

    assertThat(hosts.all()).extracting(HostRecord::host).containsExactly("old");
  }

  @Test
  void aLaneHasTheRuleThatWasSetLast() {
    OverloadRule bounded =
        new OverloadRule(
            "realtime",
            OverloadRule.Policy.CONSISTENT,
            Optional.of(Duration.ofMillis(250)),
            1,
            Optional.of(new CallerQuota(100, 20)));
    OverloadRule open =
        new OverloadRule(
            "batch", OverloadRule.Policy.AVAILABLE, Optional.empty(), 5, Optional.empty());
    rules.set(bounded);
    rules.set(open);
    assertThat(rules.all()).containsExactly(open, bounded);

    OverloadRule other =
        new OverloadRule(
            "realtime", OverloadRule.Policy.AVAILABLE, Optional.empty(), 3, Optional.empty());
    rules.set(other);
    assertThat(rules.all()).containsExactly(open, other);
  }

  @Test
  void lanesThatCannotBeReadAreNamed() {
    hosts.beat(beat("a", HostState.RUNNING));
    execute("UPDATE host SET lanes = '[[\"\",\"\",0,0]]'");

    assertThatThrownBy(hosts::all)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("table host: [[");
  }

  private static HostBeat beat(String host, HostState state) {
    return new HostBeat(host, "1.0", START, state, LANES, List.of());
  }

  private HostRecord only(String host) {
    return hosts.all().stream()
        .filter(found -> found.host().equals(host))
        .findFirst()
        .orElseThrow();
  }

  private void silence(String host, Duration age) {
    execute(
        "UPDATE host SET last_sign = last_sign - %d WHERE host = '%s'"
            .formatted(age.toMillis(), host));
  }

  private void execute(String statement) {
    database().sql().run("change the test's rows", handle -> handle.execute(statement));
  }
}
