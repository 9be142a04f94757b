package dev.nightjar.starter.command;

import dev.nightjar.activities.late.DayRange;
import dev.nightjar.core.keys.QuarantineId;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.MerchantList;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.starter.backfill.BackfillName;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.failure.FailureText;
import dev.nightjar.worker.config.DurationText;
import dev.nightjar.workflows.schedule.ScheduleName;
import dev.nightjar.workflows.setup.Retention;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** All commands, and how each ends. */
public final class CommandTree {
  private CommandTree() {}

  /** Executes one command line; returns its exit code. */
  public static int execute(Console console, String... args) {
    NightjarCommand root = new NightjarCommand(console);
    CommandLine tree = Commands.of(root);
    tree.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    tree.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    tree.setCaseInsensitiveEnumValuesAllowed(true);
    tree.setUsageHelpAutoWidth(false);
    tree.setUsageHelpWidth(Math.max(60, Math.min(100, console.width())));
    register(tree);
    tree.setParameterExceptionHandler((wrong, arguments) -> usage(wrong, console));
    tree.setExecutionExceptionHandler(
        (failure, command, parsed) -> FailureText.print(failure, console, root.isDebug()).number());
    return written(tree.execute(args), console);
  }

  /** What could not be printed, whoever reads it must not take for the whole. */
  private static int written(int exit, Console console) {
    if (exit == ExitCode.OK.number() && console.out().checkError()) {
      console
          .err()
          .println(
              "nightjar: Standard output takes no more, so it is not whole: see that its disk has room, and that whoever reads it reads to its end");
      return ExitCode.REFUSED.number();
    }
    return exit;
  }

  private static void register(CommandLine tree) {
    tree.registerConverter(JobName.class, checked(JobName::new));
    tree.registerConverter(MerchantId.class, checked(MerchantId::new));
    tree.registerConverter(MerchantList.class, checked(MerchantList::parse));
    tree.registerConverter(QuarantineId.class, checked(QuarantineId::parse));
    tree.registerConverter(LocalDate.class, CommandTree::day);
    tree.registerConverter(Generation.class, CommandTree::generation);
    tree.registerConverter(Origin.Withdrawal.class, checked(Origin.Withdrawal::new));
    tree.registerConverter(MerchantDay.class, CommandTree::merchantDay);
    tree.registerConverter(BackfillName.class, checked(BackfillName::parse));
    tree.registerConverter(DayRange.class, checked(BackfillName::days));
    tree.registerConverter(Duration.class, checked(DurationText::parse));
    tree.registerConverter(RunId.class, checked(RunId::parse));
    tree.registerConverter(
        Retention.class, checked(text -> Retention.of(DurationText.parse(text))));
    tree.registerConverter(Faults.class, checked(Faults::parse));
    tree.registerConverter(ScheduleName.class, checked(ScheduleName::parse));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is not a day of the calendar, as in 2026-11-22".formatted(text));
    }
  }

  /** A merchant's id may have slashes. */
  private static MerchantDay merchantDay(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 1) {
      throw new TypeConversionException(
          "'%s' is not a merchant and a day, as in acme/2026-11-22".formatted(text));
    }
    return new MerchantDay(
        new MerchantId(text.substring(0, slash)), day(text.substring(slash + 1)));
  }

  private static Generation generation(String text) {
    try {
      return new Generation(Long.parseLong(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'%s' is not a generation, a number such as 1795000000123; list them with: nightjar summary generations"
              .formatted(text));
    }
  }

  /** What a record refuses is a mistake of the command line, with the record's words. */
  private static <T> ITypeConverter<T> checked(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }

  private static int usage(ParameterException wrong, Console console) {
    CommandLine command = wrong.getCommandLine();
    console.err().println("nightjar: " + wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    console
        .err()
        .println("See how: %s --help".formatted(command.getCommandSpec().qualifiedName(" ")));
    return ExitCode.USAGE.number();
  }
}
