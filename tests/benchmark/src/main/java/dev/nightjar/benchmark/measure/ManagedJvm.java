package dev.nightjar.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The management beans of another JVM of this user. Thread-safe. */
public final class ManagedJvm implements AutoCloseable {
  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final OperatingSystemMXBean system;

  private ManagedJvm(JMXConnector connector) throws IOException {
    this.connector = connector;
    var connection = connector.getMBeanServerConnection();
    memory = ManagementFactory.getPlatformMXBean(connection, MemoryMXBean.class);
    system = ManagementFactory.getPlatformMXBean(connection, OperatingSystemMXBean.class);
  }

  /** Attaches to a process. */
  @SuppressWarnings("BanJNDI") // The address is one that the process itself has just given.
  public static ManagedJvm of(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        String address = machine.startLocalManagementAgent();
        return new ManagedJvm(JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("Cannot attach to process " + pid + ": " + e.getMessage(), e);
    }
  }

  /** Its heap. */
  public MemoryMXBean memory() {
    return memory;
  }

  /** Processor time of all its threads so far, on all cores. */
  public Duration processor() {
    return Duration.ofNanos(system.getProcessCpuTime());
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
