package dev.nightjar.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Dependencies point one way, and what must be pure is pure. */
@AnalyzeClasses(packages = "dev.nightjar", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String CORE = "dev.nightjar.core..";
  private static final String JOBS = "dev.nightjar.jobs..";
  private static final String WORKFLOWS = "dev.nightjar.workflows..";
  private static final String ACTIVITIES = "dev.nightjar.activities..";
  private static final String WORKER = "dev.nightjar.worker..";
  private static final String STARTER = "dev.nightjar.starter..";
  private static final String EMBEDDED = "dev.nightjar.embedded..";
  private static final String SWARM = "dev.nightjar.swarm..";
  private static final String[] JDK = {"java..", "org.jspecify.."};

  @ArchTest
  static final ArchRule theCoreDependsOnTheJdkAlone =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(CORE, JDK[0], JDK[1]);

  @ArchTest
  static final ArchRule theJobsDependOnTheCoreAlone =
      classes()
          .that()
          .resideInAPackage(JOBS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JOBS, CORE, JDK[0], JDK[1]);

  @ArchTest
  static final ArchRule theWorkflowsSeeNoStore =
      noClasses()
          .that()
          .resideInAPackage(WORKFLOWS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "java.sql..",
              "org.jdbi..",
              ACTIVITIES,
              WORKER,
              STARTER,
              EMBEDDED,
              JOBS);

  @ArchTest
  static final ArchRule theSwarmKnowsNothingOfNights =
      noClasses()
          .that()
          .resideInAPackage(SWARM)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "java.sql..",
              "com.google.inject..",
              CORE,
              JOBS,
              WORKFLOWS,
              ACTIVITIES,
              WORKER,
              STARTER,
              EMBEDDED);

  @ArchTest
  static final ArchRule theActivitiesKnowNoJob =
      noClasses()
          .that()
          .resideInAPackage(ACTIVITIES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JOBS, WORKER, STARTER, EMBEDDED);

  @ArchTest
  static final ArchRule theWorkerHostKnowsNoStarter =
      noClasses()
          .that()
          .resideInAPackage(WORKER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STARTER, EMBEDDED);

  @ArchTest
  static final ArchRule theEmbeddedStackKnowsNothingOfTheProduct =
      noClasses()
          .that()
          .resideInAPackage(EMBEDDED)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, JOBS, WORKFLOWS, ACTIVITIES, WORKER, STARTER);

  @ArchTest
  static final ArchRule theCoreReadsNoClockAndDrawsNoRandomNumbers =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, JOBS)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.(net\\..*|nio\\.(file|channels)\\..*|io\\.(File|Random|Object).*|lang\\.Thread)")
          .because("core and jobs are pure");

  @ArchTest
  static final ArchRule noPackageCycles =
      slices().matching("dev.nightjar.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .that()
          .resideInAPackage("dev.nightjar..")
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common)$");
}
