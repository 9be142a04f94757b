package dev.nightjar.tests.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A quick {@link OnStack} test class that belongs to the short form on the local stack as well:
 * every build runs it on an embedded stack, {@code mvn verify -Plocal -Dgroups=local} on real
 * servers.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("stack")
@Tag("local")
@Tag("embedded")
@ExtendWith(TestStackExtension.class)
public @interface OnBothStacks {}
