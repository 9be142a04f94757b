package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.tests.stack.OnBothStacks;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.worker.connect.ConnectFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HBase is found by an {@code hbase-site.xml} alone. */
@OnBothStacks
@Timeout(360)
final class SiteFileTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String NOWHERE = "no-such-host.invalid:2181";

  @Test
  void aSiteFileLeadsToHBaseWhateverTheQuorumSays(TestStack stack, @TempDir Path folder)
      throws IOException {
    String file = siteFile(folder, stack.hbaseQuorum(), "/hbase");
    Map<String, String> own = Map.of("hbase.siteFile", file, "hbase.quorum", NOWHERE);

    try (Site site = Site.withoutWorkers(stack, own)) {
      site.register("apple", "UTC");
      assertThat(site.ingest(Events.of("apple", 3, NOON)).accepted()).isEqualTo(3);
    }
  }

  /** Of all that a site file may say this shows most plainly whether it is heard. */
  @Test
  void aParentNodeOfASiteFileIsWhereHBaseIsLookedFor(TestStack stack, @TempDir Path folder)
      throws IOException {
    String file = siteFile(folder, stack.hbaseQuorum(), "/another-cluster");
    Map<String, String> own = Map.of("hbase.siteFile", file, "hbase.connectTimeout", "3s");

    assertThatThrownBy(() -> Site.withoutWorkers(stack, own).close())
        .isInstanceOf(ConnectFailed.class)
        .hasMessageContaining("HBase")
        .hasMessageContaining(stack.hbaseQuorum());
  }

  private static String siteFile(Path folder, String quorum, String parent) throws IOException {
    String host = quorum.substring(0, quorum.indexOf(':'));
    String port = quorum.substring(quorum.indexOf(':') + 1);
    String text =
        """
        <configuration>
          <property><name>hbase.zookeeper.quorum</name><value>%s</value></property>
          <property><name>hbase.zookeeper.property.clientPort</name><value>%s</value></property>
          <property><name>zookeeper.znode.parent</name><value>%s</value></property>
        </configuration>
        """
            .formatted(host, port, parent);
    return Files.writeString(folder.resolve("hbase-site.xml"), text).toString();
  }
}
