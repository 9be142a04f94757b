package dev.nightjar.activities.process;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.metric.Accumulator;
import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.core.model.Bytewise;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted run of rows in a file that has lost its name, so that it goes away with the process,
 * however the process ends. Written once, then read once. Not thread-safe.
 */
final class SpilledRun implements SortedRows, AutoCloseable {
  private static final int END = -1;
  private static final int BUFFER_BYTES = 1 << 16;

  private final List<Dimension> dimensions;
  private final FileChannel file;
  private final DataOutputStream out;
  private @Nullable DataInputStream in;

  SpilledRun(List<Dimension> dimensions, Path folder) throws SpillFailed {
    this.dimensions = dimensions;
    try {
      file = nameless(folder);
    } catch (IOException e) {
      throw new SpillFailed(e);
    }
    out =
        new DataOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES));
  }

  void write(DeltaTable.Row row) throws SpillFailed {
    byte[] value = Bytewise.utf8(row.value());
    byte[] deltas = row.deltas().encode();
    try {
      out.writeInt(dimensions.indexOf(row.dimension()));
      out.writeInt(value.length);
      out.write(value);
      out.writeInt(deltas.length);
      out.write(deltas);
    } catch (IOException e) {
      throw new SpillFailed(e);
    }
  }

  private static FileChannel nameless(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "nightjar-deltas-", ".run");
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Files.delete(path);
    return file;
  }

  /** Ends writing; reading begins. */
  void rewind() throws SpillFailed {
    try {
      out.writeInt(END);
      out.flush();
      file.position(0);
    } catch (IOException e) {
      throw new SpillFailed(e);
    }
    in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER_BYTES));
  }

  @Override
  public DeltaTable.@Nullable Row next() throws SpillFailed {
    if (in == null) {
      throw new IllegalStateException("Cannot read a run that is still written");
    }
    try {
      return read(in);
    } catch (IOException e) {
      throw new SpillFailed(e);
    }
  }

  private DeltaTable.@Nullable Row read(DataInputStream in) throws IOException {
    int index = in.readInt();
    if (index == END) {
      return null;
    }
    Dimension dimension = dimensions.get(index);
    String value = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    byte[] deltas = in.readNBytes(in.readInt());
    return new DeltaTable.Row(dimension, value, Accumulator.decode(dimension, deltas));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
