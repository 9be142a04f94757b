package dev.nightjar.tests.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Bytes that are damaged, cut, repeated and mixed, or made of nothing. */
public final class Damage {
  private static final byte[] TELLING = {
    0,
    1,
    2,
    0x0A,
    0x0D,
    0x20,
    0x22,
    0x2C,
    0x5B,
    0x5C,
    0x5D,
    0x7B,
    0x7D,
    0x7F,
    (byte) 0x80,
    (byte) 0xBF,
    (byte) 0xC0,
    (byte) 0xED,
    (byte) 0xEF,
    (byte) 0xF4,
    (byte) 0xFE,
    (byte) 0xFF
  };

  private Damage() {}

  /** Bytes of any kind; short ones are the most frequent. */
  public static byte[] anything(SplittableRandom random, int most) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(most + 1) + 1)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = any(random);
    }
    return bytes;
  }

  /** A sample as it is, or with a few wounds, or nothing like it. */
  public static byte[] of(SplittableRandom random, byte[] sample) {
    if (random.nextInt(20) == 0) {
      return anything(random, 64);
    }
    byte[] bytes = sample;
    for (int wounds = random.nextInt(4); wounds > 0; wounds--) {
      bytes = wounded(random, bytes);
    }
    return bytes;
  }

  private static byte[] wounded(SplittableRandom random, byte[] bytes) {
    if (bytes.length == 0) {
      return anything(random, 16);
    }
    int at = random.nextInt(bytes.length);
    int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
      case 1 -> flipped(bytes, at, bytes[at] ^ any(random));
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> joined(bytes, at, new byte[0], at + length);
      case 4 -> joined(bytes, at, anything(random, 16), at);
      case 5 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
      case 6 -> joined(bytes, bytes.length, anything(random, 16), bytes.length);
      default -> filled(bytes, at, length, any(random));
    };
  }

  private static byte any(SplittableRandom random) {
    return random.nextBoolean()
        ? TELLING[random.nextInt(TELLING.length)]
        : (byte) random.nextInt(256);
  }

  private static byte[] flipped(byte[] bytes, int at, int bits) {
    byte[] other = bytes.clone();
    other[at] ^= (byte) bits;
    return other;
  }

  private static byte[] filled(byte[] bytes, int at, int length, byte with) {
    byte[] other = bytes.clone();
    Arrays.fill(other, at, at + length, with);
    return other;
  }

  private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, to);
    out.writeBytes(between);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
