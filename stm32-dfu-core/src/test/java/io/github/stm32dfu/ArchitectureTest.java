package io.github.stm32dfu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.github.stm32dfu.memory.AddressRange;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which package may know which, and what no package of core does. */
class ArchitectureTest {
  private static final String ROOT = "io.github.stm32dfu";

  private static final Set<String> ALL_BUT_HOST =
      Set.of(
          "error", "memory", "firmware", "protocol", "transport", "bootloader", "flash", "journey");

  /** What each package may know beside itself and the JDK. */
  private static final Map<String, Set<String>> KNOWS =
      Map.of(
          "error", Set.of(),
          "memory", Set.of("error"),
          "firmware", Set.of("error", "memory"),
          "protocol", Set.of("error", "memory"),
          "transport", Set.of("error", "memory", "protocol"),
          "bootloader", Set.of("error", "memory", "firmware", "protocol", "transport"),
          "flash", Set.of("error", "memory", "firmware", "protocol", "transport", "bootloader"),
          "journey", ALL_BUT_HOST,
          "host", ALL_BUT_HOST);

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theClassesUnderTestAreThere() {
    assertThat(CORE.contain(AddressRange.class)).isTrue();
  }

  @Test
  void packagesKnowOnlyWhatTheyMay() {
    LayeredArchitecture packages =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String name : KNOWS.keySet()) {
      packages = packages.layer(name).definedBy(ROOT + "." + name + "..");
    }
    for (String name : KNOWS.keySet()) {
      String[] known = KNOWS.get(name).toArray(String[]::new);
      packages =
          known.length == 0
              ? packages.whereLayer(name).mayNotAccessAnyLayer()
              : packages.whereLayer(name).mayOnlyAccessLayers(known);
    }
    packages.ensureAllClassesAreContainedInArchitecture().check(CORE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void theModuleNeedsOnlyJavaBase() {
    ModuleDescriptor module =
        ModuleFinder.of(Path.of("target", "classes")).findAll().iterator().next().descriptor();
    assertThat(module.requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "org.jspecify");
  }

  @Test
  void onlyHostKnowsFilesAndNetworks() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".host..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..", "java.nio.channels..", "java.net..", "java.security..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)")
        .check(CORE);
  }

  @Test
  void nothingPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
  }

  @Test
  void nothingReadsTheProcessOrEndsIt() {
    noClasses()
        .should()
        .accessTargetWhere(
            Members.in(
                Set.of(
                    "java.lang.System.exit",
                    "java.lang.System.getProperty",
                    "java.lang.System.getProperties",
                    "java.lang.System.setProperty",
                    "java.lang.System.getenv",
                    "java.lang.System.in",
                    "java.lang.Boolean.getBoolean",
                    "java.lang.Integer.getInteger",
                    "java.lang.Long.getLong",
                    "java.lang.Runtime.getRuntime")))
        .because("a library behaves as its caller says, and leaves the process alone")
        .check(CORE);
  }

  @Test
  void nothingStartsThreads() {
    noClasses()
        .should()
        .accessTargetWhere(
            Members.in(
                Set.of(
                    "java.lang.Thread.<init>",
                    "java.util.Timer.<init>",
                    "java.util.Collection.parallelStream",
                    "java.util.stream.BaseStream.parallel")))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.(Executor.+|Fork.*|Scheduled.*|Thread.*)")
        .because("core runs on the caller's thread")
        .check(CORE);
  }

  @Test
  void onlyAStationUsesThreadsThatItsCallerGives() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".host.station")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executor")
        .because("everything else works on one board")
        .check(CORE);
  }

  @Test
  void nothingNeedsWhatTheBrowserLacks() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".host..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(String.join("|", BrowserLimits.CLASSES))
        .orShould()
        .accessTargetWhere(Members.in(BrowserLimits.MEMBERS))
        .because("core compiles for the browser, where these are missing or wrong")
        .check(CORE);
  }
}
