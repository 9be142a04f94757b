package dev.nightjar.starter.command;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.io.IOException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar merchants list}. */
@Command(name = "list", description = "Show all merchants of the registry.")
final class MerchantsListCommand extends SessionCommand {
  @Mixin private FormatOption format = new FormatOption();

  MerchantsListCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("merchant"),
            Column.text("zone"),
            Column.text("currency"),
            Column.count("weight"),
            Column.text("state"));
    for (Merchant merchant : session.part(MerchantRegistry.class).snapshot().merchants()) {
      sheet.row(
          merchant.id(),
          zones(merchant.zones()),
          merchant.currency(),
          merchant.weight(),
          merchant.state());
    }
    format.print(
        sheet.build(),
        session.console(),
        "No merchants yet. Import some: nightjar merchants import FILE.json");
    return ExitCode.OK;
  }

  /** The zone, and each later one with the day from which it holds. */
  private static String zones(ZoneHistory zones) {
    return zones.periods().stream()
        .map(
            period ->
                period.from().equals(ZoneHistory.ALWAYS)
                    ? period.zone().getId()
                    : "%s from %s".formatted(period.zone(), period.from()))
        .collect(Collectors.joining(", "));
  }
}
