package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.Receipt;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.SafeText;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** All that is known of one record. */
public final class EntryFacts {
  /** How many characters of a document are shown to a person. */
  public static final int SHOWN_CHARACTERS = 4_000;

  private EntryFacts() {}

  /** The facts but for the document. */
  public static Facts of(HeldDocument held) {
    QuarantineEntry entry = held.entry();
    Receipt receipt = entry.receipt();
    Facts facts =
        new Facts()
            .add("id", entry.id())
            .add("reason", entry.reason().code())
            .add("detail", SafeText.escapedLines(entry.detail()))
            .add("merchant", merchant(entry))
            .add("source", SafeText.escaped(receipt.source()))
            .add("line", receipt.line())
            .add("offset", entry.key().offset())
            .add("arrival", entry.arrival())
            .add("bytes_received", receipt.length())
            .count("bytes_kept", held.document().length)
            .add("cut", receipt.isCut() ? "yes" : "no");
    if (receipt.whole() != null) {
      facts.add("sha256_received", receipt.whole());
    }
    if (receipt.rawRow() != null) {
      facts.add("raw_row_of", day(receipt.rawRow()));
    }
    return facts;
  }

  private static @Nullable String merchant(QuarantineEntry entry) {
    return entry.key().merchant() == null ? null : SafeText.escaped(entry.key().merchant().value());
  }

  /** The day alone: the rest of the key would tell of a visitor. */
  private static String day(String rawRow) {
    try {
      RawKey key = RawKey.parse(HexFormat.of().parseHex(rawRow));
      return SafeText.escaped("%s %s".formatted(key.merchant(), key.day()));
    } catch (IllegalArgumentException e) {
      return "a key that is none";
    }
  }

  /** A document for a person, and how to see what is left out. */
  public static String shown(HeldDocument held) {
    String safe = SafeText.escaped(held.document());
    if (safe.length() <= SHOWN_CHARACTERS) {
      return safe;
    }
    return "%s\n... %,d more characters. All bytes: nightjar quarantine show %s --raw"
        .formatted(
            safe.substring(0, SHOWN_CHARACTERS),
            safe.length() - SHOWN_CHARACTERS,
            held.entry().id());
  }
}
