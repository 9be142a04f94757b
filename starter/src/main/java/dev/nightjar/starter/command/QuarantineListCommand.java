package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.WithoutErased;
import dev.nightjar.core.keys.QuarantineId;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.quarantine.EntryRows;
import dev.nightjar.starter.quarantine.ErasedRecords;
import dev.nightjar.starter.quarantine.Selection;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar quarantine list}. */
@Command(
    name = "list",
    description = {
      "Show records that could not be read, and why.",
      "Merchant by merchant; what is not printable is escaped."
    })
final class QuarantineListCommand extends SessionCommand {
  private static final int MOST = 100_000;

  @Mixin private QuarantineFilterOptions filter = new QuarantineFilterOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many, to 100000; ${DEFAULT-VALUE} unless given.")
  private int limit = 20;

  @Option(names = "--after", paramLabel = "ID", description = "Only those after this one.")
  private @Nullable QuarantineId after;

  @Option(names = "--documents", description = "With the records as received.")
  private boolean documents;

  @Mixin private FormatOption format = new FormatOption();

  QuarantineListCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    if (limit < 1 || limit > MOST) {
      throw new CommandRefused(
          "Invalid --limit: %d is not in 1..%d. For more: nightjar quarantine export --dir DIR"
              .formatted(limit, MOST));
    }
    QuarantineFilter wanted = filter.filter();
    WithoutErased readable = new WithoutErased(session.part(MerchantRegistry.class).snapshot());
    ErasedRecords.refuse(readable, wanted);
    QuarantineStore store = session.part(QuarantineStore.class);
    QuarantineKey start = after == null ? null : Selection.one(store, after).key();
    EntryRows rows = new EntryRows(documents);
    Page page = new Page(limit);
    if (documents) {
      store.documents(
          wanted,
          start,
          readable.documents(held -> page.take(held.entry().id(), () -> rows.add(held))));
    } else {
      store.entries(
          wanted, start, readable.entries(entry -> page.take(entry.id(), () -> rows.add(entry))));
    }
    ErasedRecords.tell(readable, session.console());
    format.print(
        rows.sheet(),
        session.console(),
        filter.isEmpty() ? "Nothing is quarantined." : "Nothing in quarantine fits.");
    if (page.isMoreBehind()) {
      PrintStream where =
          format.format() == Format.TABLE ? session.console().out() : session.console().err();
      where.println("There are more; the next ones: --after " + page.last());
    }
    return ExitCode.OK;
  }

  /** The records of one page; one more is looked at, to tell whether it is the last page. */
  private static final class Page {
    private final int limit;
    private int seen;
    private @Nullable QuarantineId last;

    Page(int limit) {
      this.limit = limit;
    }

    /** Takes a record while there is room; false when there is none. */
    boolean take(QuarantineId id, Runnable row) {
      if (++seen <= limit) {
        row.run();
        last = id;
      }
      return seen <= limit;
    }

    boolean isMoreBehind() {
      return seen > limit;
    }

    @Nullable QuarantineId last() {
      return last;
    }
  }
}
