package dev.nightjar.activities.ledger;

/**
 * The password of the ledger's user; it never shows in texts.
 *
 * @param value as the server wants it
 */
public record LedgerPassword(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
