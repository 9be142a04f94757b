package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.worker.config.HBaseSettings;
import dev.nightjar.worker.connect.HBaseServers;
import org.apache.hadoop.hbase.client.Connection;

/** The connection to HBase, and the stores behind it. */
public final class HBaseModule extends AbstractModule {
  // OpenResources closes it, after everything that uses it.
  @SuppressWarnings("CloseableProvides")
  @Provides
  @Singleton
  Connection connection(HBaseSettings settings, OpenResources open) {
    Connection connection = HBaseServers.open(settings);
    return open.add(connection, connection);
  }

  @Provides
  @Singleton
  HBaseStores stores(Connection connection, HBaseSettings settings) {
    return new HBaseStores(connection, settings.namespace());
  }

  @Provides
  @Singleton
  QuarantineStore quarantine(Connection connection, HBaseSettings settings) {
    return new QuarantineStore(connection, settings.namespace());
  }
}
