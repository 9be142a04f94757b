/** Tests of messages. */
package dev.nightjar.swarm.message;
