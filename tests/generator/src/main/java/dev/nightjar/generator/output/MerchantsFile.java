package dev.nightjar.generator.output;

import dev.nightjar.core.merchant.Merchant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Merchants as {@code nightjar merchants import} takes them. */
public final class MerchantsFile {
  private MerchantsFile() {}

  /** The file's bytes: a JSON array, a merchant a line. */
  public static byte[] bytes(List<Merchant> merchants) {
    return merchants.stream()
        .map(MerchantsFile::line)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Ids, zones and currencies of generated merchants need no escapes. */
  private static String line(Merchant merchant) {
    return "{\"merchant\":\"%s\",\"zone\":\"%s\",\"currency\":\"%s\"}"
        .formatted(
            merchant.id(),
            merchant.zones().periods().get(0).zone(),
            merchant.currency().getCurrencyCode());
  }
}
