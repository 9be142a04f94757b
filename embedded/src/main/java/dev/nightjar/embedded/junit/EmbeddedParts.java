package dev.nightjar.embedded.junit;

import dev.nightjar.embedded.Part;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The servers that a test class, or one parameter, needs of its embedded stack; without it, all.
 * Each distinct set is a stack of its own in the JVM, so a module should keep to one or two.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PARAMETER})
public @interface EmbeddedParts {
  /** At least one part. */
  Part[] value();
}
