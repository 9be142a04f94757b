package dev.nightjar.starter.command;

import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.MerchantList;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --merchants A,B}: only these. */
final class MerchantsOption {
  @Option(
      names = "--merchants",
      paramLabel = "ID[,ID...]",
      description = {
        "Only these merchants, with commas between them.",
        "A comma within an id has a backslash before it."
      })
  private List<MerchantList> lists = new ArrayList<>();

  /** Those that were named, as often as they were; none for all. */
  List<MerchantId> merchants() {
    return lists.stream().flatMap(list -> list.merchants().stream()).toList();
  }
}
