package dev.nightjar.generator.shop;

import java.time.ZoneId;

/**
 * Where a merchant is: zones that change their clocks by an hour, by half of one, at midnight and
 * not at all, currencies with 0, 2 and 3 decimals.
 */
enum Place {
  NEW_YORK("America/New_York", "USD", 2),
  LONDON("Europe/London", "GBP", 2),
  BEIRUT("Asia/Beirut", "KWD", 3),
  TOKYO("Asia/Tokyo", "JPY", 0),
  KOLKATA("Asia/Kolkata", "INR", 2),
  KATHMANDU("Asia/Kathmandu", "NPR", 2),
  LORD_HOWE("Australia/Lord_Howe", "AUD", 2),
  KIRITIMATI("Pacific/Kiritimati", "AUD", 2),
  SANTIAGO("America/Santiago", "CLP", 0),
  CASABLANCA("Africa/Casablanca", "MAD", 2),
  APIA("Pacific/Apia", "WST", 2),
  UTC("UTC", "EUR", 2);

  private final ZoneId zone;
  private final String currency;
  private final int moneyScale;

  Place(String zone, String currency, int moneyScale) {
    this.zone = ZoneId.of(zone);
    this.currency = currency;
    this.moneyScale = moneyScale;
  }

  static Place of(int merchant) {
    return values()[merchant % values().length];
  }

  ZoneId zone() {
    return zone;
  }

  String currency() {
    return currency;
  }

  /** Decimals of the currency. */
  int moneyScale() {
    return moneyScale;
  }
}
