package dev.nightjar.starter.command;

import dev.nightjar.activities.ledger.IanaZones;
import dev.nightjar.core.calendar.ZoneChange;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.UnknownMerchant;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar merchants set MERCHANT}. */
@Command(name = "set", description = "Change a merchant of the registry.")
final class MerchantsSetCommand extends SessionCommand {
  @Parameters(paramLabel = "MERCHANT", description = "The merchant's id.")
  private @Nullable MerchantId merchant;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "An IANA zone such as Europe/Berlin.")
  private @Nullable String zone;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = {
        "The first business day of the zone; earlier days keep theirs.",
        "The earliest day that can be, unless given: one that has not begun."
      })
  private @Nullable LocalDate from;

  @Option(names = "--currency", paramLabel = "CODE", description = "ISO 4217, such as EUR.")
  private @Nullable String currency;

  @Option(
      names = "--weight",
      paramLabel = "N",
      description = {
        "Its share of the slots while chunks wait, 1 to 1000: one of weight 2 is given twice as",
        "many chunks as one of weight 1. Merchants that share a batch add up, to 1000 at most.",
        "It holds in plans that are made from now on, where Temporal's fairness is on."
      })
  private @Nullable Integer weight;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = {
        "ACTIVE: events are taken and nights are run.",
        "PAUSED: events are taken, nights leave the merchant out and count it.",
        "ERASED: no events are taken, no nights are run, summaries and quarantined records",
        "are not shown or exported; what is stored stays."
      })
  private @Nullable MerchantState state;

  MerchantsSetCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    ZoneId newZone = zone == null ? null : zone(zone);
    Currency newCurrency = currency == null ? null : currency(currency);
    checkCombination();
    MerchantId id = Objects.requireNonNull(merchant);
    if (weight != null) {
      // Before anything is changed: all of it is set, or nothing.
      Merchant.checkWeight(id, weight);
    }
    MerchantRegistry registry = session.part(MerchantRegistry.class);
    LocalDate day = null;
    if (newZone != null) {
      day = from == null ? earliestDay(registry, id, newZone) : from;
      registry.changeZone(id, newZone, day);
    }
    if (newCurrency != null) {
      registry.changeCurrency(id, newCurrency);
    }
    if (weight != null) {
      registry.changeWeight(id, weight);
    }
    if (state != null) {
      registry.changeState(id, state);
    }
    session.console().out().println("Set " + id + words(newZone, day));
    return ExitCode.OK;
  }

  private String words(@Nullable ZoneId newZone, @Nullable LocalDate day) {
    StringBuilder words = new StringBuilder();
    if (newZone != null) {
      words.append("; zone %s from %s".formatted(newZone, day));
    }
    if (currency != null) {
      words.append("; currency ").append(currency);
    }
    if (weight != null) {
      words.append("; weight ").append(weight);
    }
    if (state != null) {
      words.append("; state ").append(state);
    }
    return words.replace(0, 1, ":").toString();
  }

  private static LocalDate earliestDay(MerchantRegistry registry, MerchantId id, ZoneId zone) {
    Merchant merchant = registry.snapshot().merchant(id).orElseThrow(() -> new UnknownMerchant(id));
    return ZoneChange.earliestDay(merchant.zones(), zone, Instant.now());
  }

  private void checkCombination() {
    if (zone == null && from != null) {
      throw new CommandRefused(
          "Cannot set a first day without a zone. Say both: --zone ZONE --from DAY");
    }
    if (zone == null && currency == null && weight == null && state == null) {
      throw new CommandRefused(
          "Nothing to set. Name one or more of --zone with --from, --currency, --weight, --state");
    }
  }

  private static ZoneId zone(String text) {
    try {
      return IanaZones.zone(text);
    } catch (IllegalArgumentException e) {
      throw new CommandRefused(String.valueOf(e.getMessage()), e);
    }
  }

  private static Currency currency(String text) {
    try {
      return Currency.getInstance(text);
    } catch (IllegalArgumentException e) {
      throw new CommandRefused(
          "Invalid currency: '%s' is not an ISO 4217 code. Write it as in EUR".formatted(text), e);
    }
  }
}
