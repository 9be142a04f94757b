package dev.nightjar.activities.ledger;

import dev.nightjar.core.merchant.Merchant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of merchants: a JSON array of objects with the texts {@code merchant}, {@code zone} and
 * {@code currency}, and optionally {@code weight} (1 to 1000, else 1) and {@code state} (else
 * ACTIVE).
 */
public final class MerchantFile {
  private MerchantFile() {}

  /**
   * Reads all merchants of a file, in its order.
   *
   * @throws InvalidMerchantFile with every problem of the file: unreadable, not JSON, a field that
   *     is missing, unknown, there twice or of a wrong type, an unknown zone or currency, a
   *     merchant that is there twice
   */
  public static List<Merchant> read(Path file) {
    MerchantFileReader reader = new MerchantFileReader(String.valueOf(file.getFileName()));
    try (InputStream bytes = Files.newInputStream(file)) {
      reader.read(bytes);
    } catch (NoSuchFileException e) {
      throw new InvalidMerchantFile(file, List.of("there is no such file"));
    } catch (IOException e) {
      throw new InvalidMerchantFile(file, List.of("it cannot be read: " + e.getMessage()));
    }
    if (!reader.problems().isEmpty()) {
      throw new InvalidMerchantFile(file, reader.problems());
    }
    return reader.merchants();
  }
}
