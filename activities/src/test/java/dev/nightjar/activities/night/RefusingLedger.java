package dev.nightjar.activities.night;

import dev.nightjar.core.ledger.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A ledger that refuses one of its statements for good, and takes all others. */
public final class RefusingLedger {
  private RefusingLedger() {}

  /** Refuses calls of a method. */
  public static Ledger refusing(Ledger ledger, String refused) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(refused)) {
                throw new IllegalStateException("The ledger refuses " + refused);
              }
              try {
                return method.invoke(ledger, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
