package dev.nightjar.embedded;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A workflow that greets the name it is told by an update. */
@WorkflowInterface
public interface Greeting {
  SearchAttributeKey<String> NAME = SearchAttributeKey.forKeyword("GreetedName");

  @WorkflowMethod
  String greet();

  @UpdateMethod
  String tell(String name);

  @QueryMethod
  String name();

  /** What makes the greeting. */
  @ActivityInterface
  interface Words {
    String hello(String name);
  }

  /** Says hello. */
  final class Polite implements Words {
    @Override
    public String hello(String name) {
      return "Hello " + name;
    }
  }

  /** Waits a moment of real time, then for the name. */
  final class Patient implements Greeting {
    private final Words words =
        Workflow.newActivityStub(
            Words.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());
    private String name = "";

    @Override
    public String greet() {
      Workflow.await(() -> !name.isEmpty());
      Workflow.upsertTypedSearchAttributes(NAME.valueSet(name));
      return words.hello(name);
    }

    @Override
    public String tell(String name) {
      this.name = name;
      return "told " + name;
    }

    @Override
    public String name() {
      return name;
    }
  }
}
