package dev.nightjar.activities.event;

/** The length of a text in UTF-8, without encoding it. */
final class Utf8Length {
  /** A text that has no UTF-8 form, because half of a surrogate pair stands alone in it. */
  static final int NOT_UNICODE = -1;

  private Utf8Length() {}

  /** Bytes of UTF-8, or {@link #NOT_UNICODE}. */
  static int of(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return NOT_UNICODE;
        }
        bytes += 4;
        i++;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    return bytes;
  }
}
