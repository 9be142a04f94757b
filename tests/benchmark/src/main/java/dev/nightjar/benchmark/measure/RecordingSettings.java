package dev.nightjar.benchmark.measure;

/** What is recorded of every measured JVM: stacks every 10 ms, collections, compilations. */
final class RecordingSettings {
  static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration version="2.0" label="Benchmark">
        <event name="jdk.ExecutionSample">
          <setting name="enabled">true</setting>
          <setting name="period">10 ms</setting>
        </event>
        <event name="jdk.GarbageCollection">
          <setting name="enabled">true</setting>
          <setting name="threshold">0 ms</setting>
        </event>
        <event name="jdk.GCHeapSummary">
          <setting name="enabled">true</setting>
        </event>
        <event name="jdk.Deoptimization">
          <setting name="enabled">true</setting>
        </event>
        <event name="jdk.Compilation">
          <setting name="enabled">true</setting>
          <setting name="threshold">0 ms</setting>
        </event>
      </configuration>
      """;

  private RecordingSettings() {}
}
