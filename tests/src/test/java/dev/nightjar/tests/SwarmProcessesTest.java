package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.swarm.Broadcast;
import dev.nightjar.swarm.Joined;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmGroup;
import dev.nightjar.swarm.SwarmOptions;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls to worker hosts in processes of their own, one of which is killed. */
@OnStack
@Timeout(540)
class SwarmProcessesTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final SortedSet<String> live = new TreeSet<>();
  private Site site;
  private Gate gate;
  private WorkerHosts hosts;
  private NightjarProcess one;
  private NightjarProcess two;
  private Swarm swarm;
  private Naps naps;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site = Site.withoutWorkers(stack, Map.of("swarm.lanes", "batch=2"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    hosts = new WorkerHosts(folder, List.of(gate.javaOption(), "-D" + Naps.PROPERTY + "=true"));
    one = hosts.worker();
    two = hosts.worker();
    swarm =
        Swarm.of(
            site.part(WorkflowClient.class),
            SwarmOptions.defaults().withHosts(lane -> Collections.unmodifiableSortedSet(live)));
    naps = swarm.stub(Naps.class);
  }

  @AfterEach
  void close() {
    swarm.close();
    hosts.close();
    site.close();
  }

  @Test
  void callsAndBroadcastsReachTheProcesses() throws Exception {
    assertThat(naps.nap(1)).isIn(one.pid(), two.pid());
    live.add(identity(one));
    live.add(identity(two));
    Broadcast<Long> broadcast = swarm.broadcast(() -> naps.nap(1));
    assertThat(swarm.join(LIMIT, broadcast.calls()))
        .containsExactlyInAnyOrder(one.pid(), two.pid());
  }

  @Test
  void aGroupIsAnsweredWholeThoughAWorkerHostIsKilledInItsMiddle() throws Exception {
    // Whatever order they come in: one call stays with each process, and all others are answered.
    SwarmGroup<Long> group = swarm.callAll(naps::nap, Collections.nCopies(40, Naps.HELD));
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> gate.comers().size() == Naps.HOLDERS && group.ended() >= 40 - Naps.HOLDERS);
    Joined<Long> calls = swarm.joinAvailable(Duration.ZERO, group.calls());
    List<Long> early = swarm.join(LIMIT, calls.finished());
    one.kill();
    gate.open();

    List<Long> values = swarm.join(LIMIT, group.calls());

    assertThat(values).hasSize(40);
    assertThat(swarm.join(LIMIT, calls.finished())).isEqualTo(early);
    assertThat(calls.unfinished()).hasSize(Naps.HOLDERS);
    assertThat(swarm.join(LIMIT, calls.unfinished())).allMatch(pid -> pid == two.pid());
    assertThat(group.calls()).allMatch(call -> call.status() == CallStatus.ANSWERED);
    assertThat(group.calls()).anyMatch(call -> call.attempt() > 1);
    SwarmGroup<Long> again =
        Swarm.of(site.part(WorkflowClient.class))
            .<Long>findGroup(Naps.class, group.id())
            .orElseThrow();
    assertThat(swarm.join(LIMIT, again.calls())).isEqualTo(values);
  }

  /** A worker host that is not told its name is called after its process. */
  private static String identity(NightjarProcess host) {
    String own = java.lang.management.ManagementFactory.getRuntimeMXBean().getName();
    return host.pid() + own.substring(own.indexOf('@'));
  }
}
