package dev.nightjar.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.regionserver.HRegionServer;

/**
 * A region server that reports its load seldom. Its round, by which it starts and stops, is a
 * second here; a report in each goes through all regions, here and in the master beside it, and
 * there are hundreds where many tests share a stack. Nobody here balances by load; that a server is
 * gone is told by ZooKeeper. Public for HBase, which makes it.
 */
public final class QuietRegionServer extends HRegionServer {
  private static final long REPORT_EVERY_MILLISECONDS = TimeUnit.SECONDS.toMillis(15);

  private long reported;

  /** As HBase makes it. */
  public QuietRegionServer(Configuration configuration) throws IOException {
    super(configuration);
  }

  /**
   * Reports when it is time; called by the server's own thread alone.
   *
   * @param start of the time that is reported on, in milliseconds of the epoch
   * @param end of it
   */
  @Override
  protected void tryRegionServerReport(long start, long end) throws IOException {
    if (reported == 0 || end - reported >= REPORT_EVERY_MILLISECONDS) {
      super.tryRegionServerReport(start, end);
      reported = end;
    }
  }
}
