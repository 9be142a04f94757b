package dev.nightjar.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Merchants as one names them in an option: their ids with commas between them. A comma within an
 * id has a backslash before it, and a backslash may have one.
 *
 * @param merchants in any order
 */
public record MerchantList(List<MerchantId> merchants) {
  private static final char SEPARATOR = ',';
  private static final char ESCAPE = '\\';

  public MerchantList {
    merchants = List.copyOf(merchants);
  }

  /** Some merchants. */
  public static MerchantList of(Collection<MerchantId> merchants) {
    return new MerchantList(List.copyOf(merchants));
  }

  /** One merchant. */
  public static MerchantList of(MerchantId merchant) {
    return new MerchantList(List.of(merchant));
  }

  /**
   * Reads the text form. A backslash before anything but a comma or a backslash stands for itself.
   *
   * @throws IllegalArgumentException when one of the ids is none
   */
  public static MerchantList parse(String text) {
    List<MerchantId> merchants = new ArrayList<>();
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SEPARATOR) {
        merchants.add(new MerchantId(id.toString()));
        id.setLength(0);
      } else {
        id.append(c == ESCAPE && isEscaped(text, i + 1) ? text.charAt(++i) : c);
      }
    }
    merchants.add(new MerchantId(id.toString()));
    return new MerchantList(merchants);
  }

  private static boolean isEscaped(String text, int index) {
    return index < text.length()
        && (text.charAt(index) == SEPARATOR || text.charAt(index) == ESCAPE);
  }

  /** The text form as one word of a command line. */
  public String word() {
    return ShellWord.of(toString());
  }

  @Override
  public String toString() {
    return merchants.stream()
        .map(merchant -> merchant.value().replace("\\", "\\\\").replace(",", "\\,"))
        .collect(Collectors.joining(","));
  }
}
