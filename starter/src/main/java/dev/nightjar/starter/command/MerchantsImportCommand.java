package dev.nightjar.starter.command;

import dev.nightjar.activities.ledger.MerchantFile;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nightjar merchants import FILE.json}. */
@Command(
    name = "import",
    description = "Register merchants, or change registered ones; all of the file or nothing.")
final class MerchantsImportCommand extends SessionCommand {
  @Parameters(
      paramLabel = "FILE",
      description =
          "A JSON array of objects with merchant, zone and currency, and if need be weight (see"
              + " merchants set) and state.")
  private @Nullable Path file;

  MerchantsImportCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    Path source = Objects.requireNonNull(file);
    Ingesting.requireFile(source);
    List<Merchant> merchants = MerchantFile.read(source);
    int added = session.part(MerchantRegistry.class).importAll(merchants);
    session
        .console()
        .out()
        .println(
            "%s imported, %s of them new"
                .formatted(Elapsed.count(merchants.size(), "merchant"), Elapsed.count(added)));
    return ExitCode.OK;
  }
}
