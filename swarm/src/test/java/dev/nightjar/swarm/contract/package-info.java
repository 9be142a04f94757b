/** Tests of contracts. */
package dev.nightjar.swarm.contract;
