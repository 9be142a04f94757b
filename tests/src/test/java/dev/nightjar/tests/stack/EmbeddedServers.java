package dev.nightjar.tests.stack;

import dev.nightjar.embedded.EmbeddedOptions;
import dev.nightjar.embedded.EmbeddedStack;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An embedded stack. Its Temporal takes any namespace, and its ledger's account any database. */
final class EmbeddedServers implements TestStack {
  private final AtomicInteger sites = new AtomicInteger();
  private final EmbeddedStack stack;

  EmbeddedServers(EmbeddedStack stack) {
    this.stack = stack;
  }

  static EmbeddedServers start() {
    return new EmbeddedServers(EmbeddedStack.start(EmbeddedOptions.defaults()));
  }

  @Override
  public String temporalTarget() {
    return stack.temporalTarget();
  }

  @Override
  public String hbaseQuorum() {
    return stack.hbaseQuorum();
  }

  @Override
  public String mysqlServer() {
    return stack.jdbcUrl().replaceFirst("jdbc:mysql://([^/]+)/.*", "$1");
  }

  @Override
  public Map<String, String> newSite() {
    int number = sites.incrementAndGet();
    Map<String, String> site = new TreeMap<>(stack.settings());
    site.put("temporal.namespace", "site" + number);
    site.put("hbase.namespace", "site" + number);
    site.put(
        "mysql.url",
        stack.jdbcUrl().replace("/nightjar?", "/nightjar_site" + number + "?")
            + "&createDatabaseIfNotExist=true");
    return site;
  }

  @Override
  public void close() {
    stack.close();
  }
}
