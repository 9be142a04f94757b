/** Tests of hosts. */
package dev.nightjar.swarm.message;
