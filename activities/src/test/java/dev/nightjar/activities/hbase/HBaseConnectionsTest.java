package dev.nightjar.activities.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.AuthUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HBaseConnectionsTest {
  private static final HBaseTimeouts QUICK =
      new HBaseTimeouts(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  private static final String SITE =
      """
      <configuration>
        <property><name>zookeeper.znode.parent</name><value>/nights</value></property>
        <property><name>hbase.rootdir</name><value>${zookeeper.znode.parent}/data</value></property>
        <property><name>hbase.zookeeper.quorum</name><value>elsewhere</value></property>
        <property><name>hbase.hconnection.threads.max</name><value>7</value></property>
        <property><name>hbase.client.retries.number</name><value>3</value></property>
      </configuration>
      """;

  @Test
  @Timeout(10)
  void aQuorumThatIsNotThereIsNamedWithinTenSeconds() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String quorum = "127.0.0.1:" + port;

    assertThatThrownBy(
            () -> HBaseConnections.open(quorum, Optional.empty(), HBaseTimeouts.defaults()))
        .isInstanceOf(HBaseUnavailable.class)
        .hasMessageContaining("no ZooKeeper server of '" + quorum + "' takes connections")
        .hasMessageContaining("Start HBase, or name other servers");
  }

  @Test
  @Timeout(60)
  void aServerThatNeverAnswersIsGivenUpInTime() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String quorum = "127.0.0.1:" + mute.getLocalPort();

      assertThatThrownBy(() -> HBaseConnections.open(quorum, Optional.empty(), QUICK))
          .isInstanceOf(HBaseUnavailable.class)
          .hasMessageContaining("HBase gave no answer within 2 seconds")
          .hasMessageContaining(quorum);
    }
  }

  @Test
  @Timeout(60)
  void anUnknownHostIsNamed() {
    assertThatThrownBy(
            () -> HBaseConnections.open("no-such-host.invalid:2181", Optional.empty(), QUICK))
        .isInstanceOf(HBaseUnavailable.class)
        .hasMessageContaining("no-such-host.invalid:2181: unknown host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "localhost:", ":2181", "a:1,", "a:1, b:2", "a:0", "a:65536"})
  void aQuorumThatIsNoListOfServersIsRefused(String quorum) {
    assertThatThrownBy(() -> HBaseConnections.open(quorum, Optional.empty(), QUICK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid HBase quorum: '" + quorum + "'");
  }

  @Test
  void aSiteFileThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () -> HBaseConnections.open("a:1", Optional.of(Path.of("no-such-site.xml")), QUICK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-such-site.xml");
  }

  @Test
  void whatASiteFileSaysHoldsAndTheRestIsAsUsual(@TempDir Path folder) throws IOException {
    Path site = Files.writeString(folder.resolve("hbase-site.xml"), SITE);

    Configuration own = configuration(Optional.of(site), Optional.empty());
    assertThat(own.get("zookeeper.znode.parent")).isEqualTo("/nights");
    assertThat(own.get("hbase.rootdir")).isEqualTo("/nights/data");
    assertThat(own.getInt("hbase.hconnection.threads.max", 0)).isEqualTo(7);
    assertThat(own.getInt("hbase.client.retries.number", 0)).isEqualTo(3);
    assertThat(own.getLong("hbase.client.pause", 0)).isEqualTo(50);
    assertThat(own.get("hbase.zookeeper.quorum")).isEqualTo("a:1,b:2");

    Configuration usual = configuration(Optional.empty(), Optional.empty());
    assertThat(usual.get("zookeeper.znode.parent")).isEqualTo("/hbase");
    assertThat(usual.getInt("hbase.hconnection.threads.max", 0)).isEqualTo(32);
    assertThat(usual.getInt("hbase.client.retries.number", 0)).isEqualTo(35);
    assertThat(usual.getLong("hbase.client.pause", 0)).isEqualTo(50);
  }

  /** The class with the client's own names is deprecated for its other members. */
  @Test
  @SuppressWarnings("deprecation")
  void aLoginIsWhereTheClientLooksForIt() {
    Path keytab = Path.of("/etc/nightjar/nightjar.keytab");
    KerberosLogin login = new KerberosLogin("nightjar/_HOST@EXAMPLE.COM", keytab);

    Configuration configuration = configuration(Optional.empty(), Optional.of(login));
    assertThat(configuration.get(AuthUtil.HBASE_CLIENT_KERBEROS_PRINCIPAL))
        .isEqualTo("nightjar/_HOST@EXAMPLE.COM");
    assertThat(configuration.get(AuthUtil.HBASE_CLIENT_KEYTAB_FILE)).isEqualTo(keytab.toString());

    Configuration nobody = configuration(Optional.empty(), Optional.empty());
    assertThat(nobody.get(AuthUtil.HBASE_CLIENT_KERBEROS_PRINCIPAL)).isNull();
  }

  private static Configuration configuration(Optional<Path> site, Optional<KerberosLogin> login) {
    return HBaseConnections.configuration(Quorum.parse("a:1,b:2"), site, login, QUICK);
  }

  @Test
  void severalServersAreRead() {
    assertThat(Quorum.parse("a:1,b.example:65535").servers())
        .extracting(server -> server.getHostString() + ":" + server.getPort())
        .containsExactly("a:1", "b.example:65535");
  }
}
