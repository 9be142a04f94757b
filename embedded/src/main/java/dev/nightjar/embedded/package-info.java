/**
 * The embedded stack: Temporal, HBase and a MySQL-compatible server on the loopback address of one
 * machine, started from Maven artifacts alone, for a first look, demos and tests.
 *
 * <p>All servers but MariaDB log through SLF4J into the program's own log, HBase at length. Nothing
 * of this package prints. A program that wants a quiet console sets, in Logback's words:
 *
 * <pre>{@code
 * <logger name="org.apache.hadoop" level="ERROR"/>
 * <logger name="io.grpc.netty.shaded" level="WARN"/>
 * <logger name="io.temporal" level="WARN"/>
 * }</pre>
 *
 * <p>HBase's loggers, and those of the ZooKeeper in it, all begin with {@code org.apache.hadoop};
 * at {@code WARN} a normal start logs about eight lines and a normal stop four, none of which
 * matter. MariaDB logs to {@code mysql/mariadbd.log} in the data folder.
 */
@NullMarked
package dev.nightjar.embedded;

import org.jspecify.annotations.NullMarked;
