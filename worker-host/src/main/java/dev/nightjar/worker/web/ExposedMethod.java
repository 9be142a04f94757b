package dev.nightjar.worker.web;

import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.ContractMethod;

/** A method that can be called over HTTP. */
record ExposedMethod(Contract contract, ContractMethod method) {
  boolean isVoid() {
    return method.result().hasRawClass(void.class);
  }
}
