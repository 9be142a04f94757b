package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.WithoutErased;
import dev.nightjar.core.keys.QuarantineId;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.quarantine.EntryFacts;
import dev.nightjar.starter.quarantine.ErasedRecords;
import dev.nightjar.starter.quarantine.Selection;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar quarantine show ID}. */
@Command(
    name = "show",
    description = {
      "Show all that is known of one record, and the record as received.",
      "What is not printable is escaped; --raw writes the bytes as they are."
    })
final class QuarantineShowCommand extends SessionCommand {
  @Parameters(paramLabel = "ID", description = "The record, as list shows it; its start will do.")
  private @Nullable QuarantineId id;

  @Option(names = "--raw", description = "Only the bytes as received, to standard output.")
  private boolean raw;

  @Mixin private FormatOption format = new FormatOption();

  QuarantineShowCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    QuarantineStore store = session.part(QuarantineStore.class);
    QuarantineKey key = Selection.one(store, Objects.requireNonNull(id)).key();
    ErasedRecords.refuse(
        new WithoutErased(session.part(MerchantRegistry.class).snapshot()), key.merchant());
    List<HeldDocument> found = store.documents(List.of(key));
    if (found.isEmpty()) {
      throw new CommandRefused("The record '%s' left the quarantine just now".formatted(id));
    }
    print(found.get(0), session.console().out());
    return ExitCode.OK;
  }

  private void print(HeldDocument held, PrintStream out) {
    if (raw) {
      out.write(held.document(), 0, held.document().length);
      out.flush();
      return;
    }
    Facts facts = EntryFacts.of(held);
    if (format.format() != Format.TABLE) {
      out.println(facts.add("document", SafeText.escaped(held.document())).json());
      return;
    }
    facts.lines().forEach(out::println);
    out.println();
    out.println(EntryFacts.shown(held));
    if (held.entry().receipt().isCut()) {
      out.println();
      out.println(
          "Only its first part is kept. It can't be replayed: mend it at its source, or hand the whole"
              + " document in with nightjar quarantine replay --corrected FILE");
    }
  }
}
