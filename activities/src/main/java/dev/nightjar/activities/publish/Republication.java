package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseClock;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.GenerationHistory;
import dev.nightjar.core.ledger.GenerationRecord;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantList;
import dev.nightjar.core.model.ShellWord;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Publishes without a run: an older generation's rows again, or that nothing is published. Either
 * is a new generation, numbered by HBase's clock as cutoffs are, and one put of one pointer; who
 * dies before that leaves readers where they were, and rows that are swept once a newer generation
 * is published. Doing it twice, or beside a run, is harmless: the newest generation wins.
 * Thread-safe.
 */
public final class Republication {
  /** The most generations of a merchant-day that are looked at. */
  public static final int MOST_GENERATIONS = 10_000;

  private final HBaseStores stores;
  private final GenerationHistory history;
  private final Pointers pointers;

  /** With everything it needs. */
  public Republication(HBaseStores stores, GenerationHistory history) {
    this.stores = stores;
    this.history = history;
    this.pointers = new Pointers(stores);
  }

  /**
   * The generations that readers of a merchant-day are or were sent to, the newest first; the one
   * that they are sent to now leads.
   *
   * @param most 1 to {@link #MOST_GENERATIONS}
   */
  public List<PublishedGeneration> generations(MerchantDay merchantDay, JobName job, int most)
      throws IOException {
    List<Pointer> published = pointers.history(merchantDay, job, most);
    Map<Generation, GenerationRecord> records =
        history.of(merchantDay, job, MOST_GENERATIONS).stream()
            .collect(Collectors.toMap(GenerationRecord::generation, Function.identity()));
    return published.stream()
        .map(
            pointer ->
                PublishedGeneration.of(
                    pointer, published.get(0), records.get(pointer.generation())))
        .toList();
  }

  /**
   * Checks a rollback; writes nothing.
   *
   * @throws PublicationRefused when there is no such generation, its rows are gone, or readers see
   *     it already
   */
  public RollbackPlan plan(MerchantDay merchantDay, JobName job, Generation to) throws IOException {
    List<PublishedGeneration> all = generations(merchantDay, job, MOST_GENERATIONS);
    Pointer current = current(merchantDay, job, all);
    PublishedGeneration source =
        all.stream()
            .filter(each -> each.generation().equals(to))
            .findFirst()
            .orElseThrow(() -> refused(merchantDay, job, to, "there is none", "Choose one from"));
    RollbackPlan plan = new RollbackPlan(merchantDay, job, current, source.pointer());
    if (source.state() == GenerationState.PUBLISHED) {
      throw refused(merchantDay, job, to, "readers see it now", "See the others with");
    }
    if (source.pointer().withdrawal().isPresent()) {
      throw refused(
          merchantDay,
          job,
          to,
          "it says that nothing is published. To say so again, use nightjar summary withdraw",
          "See the others with");
    }
    if (source.state() == GenerationState.SWEPT) {
      throw refused(
          merchantDay,
          job,
          to,
          "its rows are swept. To compute the day anew: nightjar run %s %s --merchants %s --force"
              .formatted(job, merchantDay.day(), MerchantList.of(merchantDay.merchant()).word()),
          "See what is left with");
    }
    return plan;
  }

  /**
   * Publishes an older generation's rows as a new one. Where readers see a copy of it already, only
   * the ledger is brought up to date.
   *
   * @param heartbeat beats every some rows
   * @return what readers are sent to
   * @throws PublicationRefused when the rows are not what they were, or a newer generation was
   *     published meanwhile
   */
  public Pointer rollback(RollbackPlan plan, Heartbeat heartbeat) throws IOException {
    if (plan.isDone()) {
      history.confirm(plan.merchantDay(), plan.job(), plan.current());
      return plan.current();
    }
    Pointer copy = plan.source().copiedAs(next(plan.merchantDay(), plan.current()));
    history.prepare(plan.merchantDay(), plan.job(), copy);
    new GenerationCopy(
            stores, new ResultId(plan.merchantDay(), plan.job(), copy.generation()), heartbeat)
        .copy(
            new ResultId(plan.merchantDay(), plan.job(), plan.source().generation()),
            plan.source());
    return publish(plan.merchantDay(), plan.job(), copy);
  }

  /**
   * What readers of a merchant-day see, to be withdrawn.
   *
   * @throws PublicationRefused when nothing is published
   */
  public Pointer withdrawable(MerchantDay merchantDay, JobName job) throws IOException {
    return current(merchantDay, job, generations(merchantDay, job, 1));
  }

  /**
   * Publishes that nothing is published. Where readers are told so with the same reason already,
   * only the ledger is brought up to date.
   *
   * @return what readers are sent to
   * @throws PublicationRefused when nothing is published, or a newer generation was meanwhile
   */
  public Pointer withdraw(MerchantDay merchantDay, JobName job, Origin.Withdrawal withdrawal)
      throws IOException {
    Pointer current = withdrawable(merchantDay, job);
    if (current.withdrawal().equals(Optional.of(withdrawal))) {
      history.confirm(merchantDay, job, current);
      return current;
    }
    return publish(merchantDay, job, current.withdrawnAs(next(merchantDay, current), withdrawal));
  }

  /** The one put that readers notice, and the ledger afterwards. */
  private Pointer publish(MerchantDay merchantDay, JobName job, Pointer pointer)
      throws IOException {
    stores.write(HBaseTable.PUBLISHED, List.of(Pointers.put(merchantDay, job, pointer)));
    confirm(merchantDay, job, pointer);
    Pointer seen = pointers.find(merchantDay, job).orElse(pointer);
    if (!seen.equals(pointer)) {
      throw new PublicationRefused(
          "Generation %s of %s by job %s is published, but readers see generation %s, which is newer and came meanwhile. Look at it, then repeat the command if need be"
              .formatted(pointer.generation(), merchantDay, job, seen.generation()));
    }
    return seen;
  }

  private void confirm(MerchantDay merchantDay, JobName job, Pointer pointer) {
    try {
      history.confirm(merchantDay, job, pointer);
    } catch (LedgerUnavailable e) {
      throw new PublicationRefused(
          "Generation %s of %s by job %s is published, but the ledger does not know: %s. Repeat the command, and nothing else is done"
              .formatted(pointer.generation(), merchantDay, job, e.getMessage()));
    }
  }

  private Generation next(MerchantDay merchantDay, Pointer current) throws IOException {
    Generation now = Generation.ofCutoff(HBaseClock.now(stores.connection(), stores.namespace()));
    if (now.compareTo(current.generation()) <= 0) {
      throw new PublicationRefused(
          "Cannot publish %s: HBase's clock says %s, which is not after the generation that readers see, %s. Set the clocks (NTP), then try again"
              .formatted(merchantDay, now.cutoff(), current.generation().cutoff()));
    }
    return now;
  }

  private static Pointer current(
      MerchantDay merchantDay, JobName job, List<PublishedGeneration> generations) {
    if (generations.isEmpty()) {
      throw new PublicationRefused(
          "Nothing is published of %s for %s by job %s, and nothing ever was. Run it: nightjar run %s %s"
              .formatted(merchantDay.merchant(), merchantDay.day(), job, job, merchantDay.day()));
    }
    return generations.get(0).pointer();
  }

  private static PublicationRefused refused(
      MerchantDay merchantDay, JobName job, Generation to, String why, String advice) {
    return new PublicationRefused(
        "Cannot roll back %s to generation %s: %s. %s: nightjar summary generations %s %s --job %s"
            .formatted(
                merchantDay,
                to,
                why,
                advice,
                ShellWord.of(merchantDay.merchant().value()),
                merchantDay.day(),
                job));
  }
}
