package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.tests.Site;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What MySQL says when its disk is full is taken for something that passes. */
@Tag("crash")
@Tag("faults")
@OnStack
@Timeout(600)
final class DiskFullTest {
  private static final int IMPORTS = 40;
  private static final int MERCHANTS = 2_000;

  /** Table by table MySQL takes what still has room, so that it is asked for more and more. */
  @Test
  void aLedgerWhoseDiskIsFullIsUnavailableUntilThereIsRoom(TestStack stack) throws Exception {
    SmallDisks disks = SmallDisks.under(StackCommand.ofTests());
    assumeTrue(
        disks.has(Store.MYSQL),
        "NOT STRUCK: file systems cannot be mounted here, which takes root and a loop device");
    try (Site site = Site.withoutWorkers(stack, Map.of("hbase.connectTimeout", "9s"))) {
      MerchantRegistry registry = site.part(MerchantRegistry.class);
      int imported = 0;
      Throwable refusal = null;
      disks.fill(Store.MYSQL);
      try {
        while (refusal == null && imported < IMPORTS) {
          List<Merchant> merchants = merchants(imported);
          refusal = catchThrowable(() -> registry.importAll(merchants));
          imported++;
        }
      } finally {
        disks.free(Store.MYSQL);
      }
      assertThat(refusal).isInstanceOf(LedgerUnavailable.class).hasMessageContaining("full");
      registry.importAll(merchants(imported - 1));
    }
  }

  private static List<Merchant> merchants(int number) {
    return IntStream.range(0, MERCHANTS)
        .mapToObj(
            merchant ->
                new Merchant(
                    new MerchantId("m-%d-%d".formatted(number, merchant)),
                    ZoneHistory.of(ZoneId.of("UTC")),
                    Currency.getInstance("EUR"),
                    1,
                    MerchantState.ACTIVE))
        .toList();
  }
}
