package dev.nightjar.activities.quarantine;

import dev.nightjar.core.model.MerchantId;

/** Whose records are meant. */
public sealed interface Whose {
  /** Everyone's, also those that name no registered merchant. */
  record Anyone() implements Whose {}

  /** Those that name no registered merchant. */
  record Nobody() implements Whose {}

  /**
   * A merchant's.
   *
   * @param merchant who was registered when they came
   */
  record One(MerchantId merchant) implements Whose {}

  /** What a person types: the merchant's id, or {@code none}. */
  static Whose parse(String text) {
    return text.equals("none") ? new Nobody() : new One(new MerchantId(text));
  }
}
