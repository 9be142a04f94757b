package dev.nightjar.activities.hbase;

import java.nio.file.Path;

/**
 * Who a process is in a cluster that asks for Kerberos.
 *
 * @param principal its name there, such as {@code nightjar/_HOST@EXAMPLE.COM}; {@code _HOST} is
 *     this host's name
 * @param keytab the file of its keys
 */
public record KerberosLogin(String principal, Path keytab) {}
