/** Tests of hosts. */
package dev.nightjar.swarm.host;
