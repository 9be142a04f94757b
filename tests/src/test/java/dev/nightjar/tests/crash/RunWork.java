package dev.nightjar.tests.crash;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.tests.NightjarProcess;
import java.util.List;

/**
 * One run, from its opening to its end in the ledger.
 *
 * @param ledger where it is looked at
 * @param run which
 */
record RunWork(Ledger ledger, RunId run) implements Work {
  @Override
  public List<String> follow() {
    return List.of("runs", "follow", run.toString());
  }

  @Override
  public boolean isServedBy(NightjarProcess ended) throws InterruptedException {
    return ended.exit() == 0 || ended.all().contains("Nothing to follow");
  }

  @Override
  public Progress progress() {
    return ledger.run(run).map(record -> of(List.of(record))).orElse(Progress.NONE);
  }

  /** What some runs add up to; it has ended when all of them have. */
  static Progress of(List<RunRecord> runs) {
    int chunks = 0;
    int steps = 0;
    for (RunRecord run : runs) {
      RunProgress progress = run.progress();
      chunks += progress.chunksDone();
      steps +=
          progress.chunksDone() + progress.merchantsPublished() + (run.state().isEnd() ? 1 : 0);
    }
    return new Progress(chunks, steps, runs.stream().allMatch(run -> run.state().isEnd()));
  }
}
