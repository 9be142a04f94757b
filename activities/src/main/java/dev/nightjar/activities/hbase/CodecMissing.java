package dev.nightjar.activities.hbase;

import java.io.IOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.io.compress.Compression;
import org.jspecify.annotations.Nullable;

/** HBase's servers can't compress as a table wants it. */
public final class CodecMissing extends IOException {
  private static final long serialVersionUID = 1L;

  CodecMissing(TableName table, Compression.Algorithm compression, @Nullable Throwable cause) {
    super(
        ("Cannot create table %s: HBase's servers have no codec for %s. Put the library of the codec (for ZSTD:"
                + " hbase-compression-zstd and zstd-jni) on the class path of every HBase server and set"
                + " hbase.io.compress.zstd.codec there, or choose another compression (NONE works everywhere)")
            .formatted(table, compression),
        cause);
  }
}
