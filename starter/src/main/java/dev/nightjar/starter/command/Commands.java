package dev.nightjar.starter.command;

import picocli.CommandLine;

/** The commands in the order in which the help names them. */
final class Commands {
  private Commands() {}

  static CommandLine of(NightjarCommand root) {
    return new CommandLine(root)
        .addSubcommand(new DemoCommand(root))
        .addSubcommand(new TryCommand(root))
        .addSubcommand(new GenerateCommand(root))
        .addSubcommand(new EmbeddedCommand(root))
        .addSubcommand(new SetupCommand(root))
        .addSubcommand(group("tables", "HBase's tables.", new TablesCreateCommand(root)))
        .addSubcommand(
            group(
                "merchants",
                "The registry of merchants.",
                new MerchantsImportCommand(root),
                new MerchantsListCommand(root),
                new MerchantsSetCommand(root)))
        .addSubcommand(new IngestCommand(root))
        .addSubcommand(
            group(
                "quarantine",
                "Records that could not be read.",
                new QuarantineListCommand(root),
                new QuarantineCountsCommand(root),
                new QuarantineShowCommand(root),
                new QuarantineExportCommand(root),
                new QuarantineReplayCommand(root),
                new QuarantineDropCommand(root)))
        .addSubcommand(new RunCommand(root))
        .addSubcommand(
            group(
                "runs",
                "What to do about a run.",
                new FollowCommand(root),
                new RetryCommand(root),
                new PauseCommand(root),
                new ResumeCommand(root),
                new SetWindowCommand(root),
                new CancelCommand(root)))
        .addSubcommand(
            group(
                "schedule",
                "Nights that start by themselves.",
                new ScheduleApplyCommand(root),
                new ScheduleListCommand(root),
                new ScheduleDescribeCommand(root),
                new SchedulePauseCommand(root),
                new ScheduleResumeCommand(root),
                new ScheduleTriggerCommand(root),
                new ScheduleDeleteCommand(root)))
        .addSubcommand(new BackfillCommand(root))
        .addSubcommand(
            group(
                "backfills",
                "What to do about a backfill that goes on.",
                new BackfillFollowCommand(root),
                new BackfillPauseCommand(root),
                new BackfillResumeCommand(root),
                new BackfillCancelCommand(root)))
        .addSubcommand(
            group(
                "late",
                "Data that came after its day was published, and days never published.",
                new LateListCommand(root),
                new LateRunCommand(root),
                new LateCancelCommand(root),
                new LateAuditCommand(root)))
        .addSubcommand(new StatusCommand(root))
        .addSubcommand(
            group(
                "summary",
                "What is published.",
                new SummaryShowCommand(root),
                new SummaryExportCommand(root),
                new SummaryGenerationsCommand(root),
                new SummaryRollbackCommand(root),
                new SummaryWithdrawCommand(root),
                new SummaryStaleCommand(root)))
        .addSubcommand(
            group(
                "calls",
                "What became of the swarm's calls.",
                new CallsListCommand(root),
                new CallsShowCommand(root),
                new CallsSlowestCommand(root),
                new CallsStatsCommand(root)))
        .addSubcommand(new WorkerCommand(root))
        .addSubcommand(new TopCommand(root))
        .addSubcommand(
            group(
                "hosts",
                "The worker hosts that are there.",
                new HostsListCommand(root),
                new HostsStagesCommand(root),
                new HostsDrainCommand(root),
                new HostsResumeCommand(root),
                new HostsStopCommand(root),
                new HostsAdviseCommand(root)))
        .addSubcommand(
            group(
                "lanes",
                "What the swarm's lanes do under overload.",
                new LanesListCommand(root),
                new LanesSetCommand(root)))
        .addSubcommand(
            new CommandLine(new BenchCommand(root))
                .addSubcommand(new BenchCoordinatorCommand(root))
                .addSubcommand(new BenchSwarmCommand(root)))
        .addSubcommand(new VersionCommand(root));
  }

  private static CommandLine group(String name, String description, Object... commands) {
    CommandLine group = new CommandLine(new GroupCommand());
    group.getCommandSpec().name(name).usageMessage().description(description);
    for (Object command : commands) {
      group.addSubcommand(command);
    }
    return group;
  }
}
