package dev.nightjar.worker.swarm;

import dev.nightjar.core.lane.CallerQuota;
import dev.nightjar.core.lane.OverloadRule;
import dev.nightjar.core.lane.OverloadRules;
import dev.nightjar.swarm.contract.OverloadPolicy;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.lane.LaneTable;
import dev.nightjar.swarm.lane.Quota;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a caller's lanes do what is set in the ledger, from at most {@link #EVERY} after a change
 * on. A lane without a rule there stays as the caller was configured, and while the ledger is away
 * all stay as they are.
 */
public final class LanePolicies implements AutoCloseable {
  /** How often the ledger is looked at. */
  public static final Duration EVERY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(LanePolicies.class);

  private final Supplier<OverloadRules> rules;
  private final LaneTable lanes;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread looking = new Thread(task, "lane-policies");
            looking.setDaemon(true);
            return looking;
          });
  private boolean isKnown = true;

  private LanePolicies(Supplier<OverloadRules> rules, LaneTable lanes) {
    this.rules = rules;
    this.lanes = lanes;
  }

  /**
   * Applies what is set now, and then what changes until this is closed.
   *
   * @param rules opens the ledger when it is first asked
   */
  public static LanePolicies follow(Supplier<OverloadRules> rules, LaneTable lanes) {
    LanePolicies policies = new LanePolicies(rules, lanes);
    policies.apply();
    ScheduledFuture<?> unused =
        policies.thread.scheduleWithFixedDelay(
            policies::apply, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return policies;
  }

  private synchronized void apply() {
    try {
      for (OverloadRule rule : rules.get().all()) {
        LanePolicy policy = policy(rule);
        lanes.gate(rule.lane()).setQuota(rule.quota().map(LanePolicies::quota).orElse(null));
        if (!lanes.policy(rule.lane()).equals(policy)) {
          lanes.set(rule.lane(), policy);
          LOG.info("Lane {} is {} from now on", rule.lane(), policy);
        }
      }
      isKnown = true;
    } catch (RuntimeException | Error e) {
      if (isKnown) {
        LOG.warn("Cannot read the policies of lanes; they stay as they are: {}", e.toString());
      }
      isKnown = false;
    }
  }

  private static Quota quota(CallerQuota of) {
    return new Quota(of.perSecond(), of.burst());
  }

  private static LanePolicy policy(OverloadRule rule) {
    return switch (rule.policy()) {
      case CONSISTENT ->
          new LanePolicy(
              OverloadPolicy.CONSISTENT, rule.bound().orElse(Duration.ZERO), rule.priority());
      case AVAILABLE -> LanePolicy.available().withPriority(rule.priority());
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
