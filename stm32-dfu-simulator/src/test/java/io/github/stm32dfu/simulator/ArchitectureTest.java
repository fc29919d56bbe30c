package io.github.stm32dfu.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the simulator may know, and what it never does to the program around it. */
class ArchitectureTest {
  private static final String ROOT = "io.github.stm32dfu.simulator";

  private static final JavaClasses SIMULATOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theModuleNeedsOnlyCore() {
    ModuleDescriptor module =
        ModuleFinder.of(Path.of("target", "classes")).findAll().iterator().next().descriptor();
    assertThat(module.requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "io.github.stm32dfu.core", "org.jspecify");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(SIMULATOR);
  }

  @Test
  void nothingPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(SIMULATOR);
  }

  @Test
  void nothingReadsTheProcessOrEndsIt() {
    noClasses()
        .should()
        .accessTargetWhere(
            targetOwner(type(System.class))
                .and(target(nameMatching("exit|in|getenv|(get|set|clear)Propert.*"))))
        .check(SIMULATOR);
  }

  /** Others may ask for an interrupt of the thread that they run on. */
  @Test
  void onlyServersHaveThreads() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".usbip..")
        .should()
        .accessTargetWhere(
            targetOwner(assignableTo(Thread.class))
                .and(not(target(nameMatching("currentThread|interrupt(ed)?")))))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.(Executor|Fork|Scheduled|Thread).*")
        .check(SIMULATOR);
  }
}
