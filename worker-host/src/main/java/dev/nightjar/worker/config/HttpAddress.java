package dev.nightjar.worker.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen for HTTP.
 *
 * @param host a host name or address of this machine
 * @param port 1 to 65535, or 0 for any that is free
 */
public record HttpAddress(String host, int port) {
  private static final int MOST = 65_535;
  private static final Pattern TEXT = Pattern.compile("(?<host>[^\\s,:/]+):(?<port>\\d{1,5})");

  public HttpAddress {
    if (port < 0 || port > MOST) {
      throw new IllegalArgumentException("Invalid port: %d is not in 0..%d".formatted(port, MOST));
    }
  }

  static HttpAddress parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Invalid address: '%s' is not HOST:PORT".formatted(text));
    }
    return new HttpAddress(matcher.group("host"), Integer.parseInt(matcher.group("port")));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
