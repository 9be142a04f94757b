package dev.nightjar.starter.summary;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.SafeText;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a rollback or a withdrawal would do, and has done.
 *
 * @param merchantDay whose day
 * @param job of which job
 */
public record RepublicationText(MerchantDay merchantDay, JobName job) {
  private static final int ROWS_PER_BEAT = 1000;

  /**
   * The same facts for a person and for a program.
   *
   * @param lines of text
   * @param facts for JSON
   */
  public record Said(List<String> lines, Facts facts) {}

  /** How far the copying is, by the number of batches. */
  public static String progress(long batches, long rows) {
    return "copying: %s of %s"
        .formatted(
            Elapsed.count(Math.min(rows, batches * ROWS_PER_BEAT)), Elapsed.count(rows, "row"));
  }

  /** What readers see now, and what they would see again. */
  public List<String> change(Pointer current, Pointer source) {
    return List.of(
        "%s of %s, job %s".formatted(merchantDay.merchant(), merchantDay.day(), job),
        "  now    " + words(current),
        "  again  " + words(source),
        "What arrived after %s is not in it.".formatted(source.generation().cutoff()));
  }

  /** What readers see now, and what they would be told. */
  public List<String> change(Pointer current, Origin.Withdrawal withdrawal) {
    return List.of(
        "%s of %s, job %s".formatted(merchantDay.merchant(), merchantDay.day(), job),
        "  now       " + words(current),
        "  withdrawn " + SafeText.escaped(withdrawal.reason()));
  }

  /** A rollback that is only looked at. */
  public Said dryRun(Pointer current, Pointer source) {
    return new Said(
        with("Nothing was published, as this is a dry run", change(current, source)),
        facts("dry_run", current).add("would_copy", source.generation()));
  }

  /** A withdrawal that is only looked at. */
  public Said dryRun(Pointer current, Origin.Withdrawal withdrawal) {
    return new Said(
        with("Nothing was withdrawn, as this is a dry run", change(current, withdrawal)),
        facts("dry_run", current).add("would_say", withdrawal.reason()));
  }

  /** What readers see from now on. */
  public Said done(Pointer published) {
    String line =
        "Readers of %s of %s see generation %s: %s, %s. Anything newer supersedes it: a run with --force, or one for data that arrives from now on"
            .formatted(
                merchantDay.merchant(),
                merchantDay.day(),
                published.generation(),
                SafeText.escaped(Origins.words(published.origin())),
                Elapsed.count(published.rows(), "row"));
    return new Said(List.of(line), facts("published", published));
  }

  private Facts facts(String what, Pointer pointer) {
    return new Facts()
        .add("result", what)
        .add("merchant", merchantDay.merchant())
        .add("day", merchantDay.day())
        .add("job", job)
        .add("generation", pointer.generation())
        .add("copy_of", Origins.copyOf(pointer.origin()))
        .add("withdrawn", Origins.reason(pointer.origin()))
        .add("job_version", pointer.version())
        .count("rows", pointer.rows())
        .add("digest", pointer.digest());
  }

  private static List<String> with(String first, List<String> lines) {
    return Stream.concat(Stream.of(first), lines.stream()).toList();
  }

  private static String words(Pointer pointer) {
    String origin =
        pointer.origin() instanceof Origin.Computed
            ? ""
            : ", " + SafeText.escaped(Origins.words(pointer.origin()));
    return "generation %s as of %s, job version %s, %s%s"
        .formatted(
            pointer.generation(),
            pointer.dataAsOf().cutoff(),
            pointer.version(),
            Elapsed.count(pointer.rows(), "row"),
            origin);
  }
}
