package dev.nightjar.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.MerchantList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class MerchantsOptionTest {
  @Command
  private static final class Probe {
    @Mixin private MerchantsOption named = new MerchantsOption();
  }

  @Test
  void idsAreWrittenWithCommasBetweenThemOrEachForItself() {
    assertThat(given()).isEmpty();
    assertThat(given("--merchants", "a,b", "--merchants", "c")).containsExactly("a", "b", "c");
  }

  @Test
  void anIdMayHoldACommaABlankAndQuotes() {
    assertThat(given("--merchants", "Berlin\\, Mitte,\"b\",c\"d"))
        .containsExactly("Berlin, Mitte", "\"b\"", "c\"d");
  }

  private static List<String> given(String... line) {
    Probe probe = new Probe();
    new CommandLine(probe)
        .registerConverter(MerchantList.class, MerchantList::parse)
        .parseArgs(line);
    return probe.named.merchants().stream().map(MerchantId::value).toList();
  }
}
