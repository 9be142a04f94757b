/** Tests of JSON. */
package dev.nightjar.swarm.json;
