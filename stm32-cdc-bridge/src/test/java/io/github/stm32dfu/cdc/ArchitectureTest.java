package io.github.stm32dfu.cdc;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know jSerialComm, and what the module never does to the program around it. */
class ArchitectureTest {
  private static final String ROOT = "io.github.stm32dfu";
  private static final String LIBRARY = "com.fazecast..";

  private static final JavaClasses CDC =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT + ".cdc");

  @Test
  void nothingButThisModuleKnowsTheLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cdc")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LIBRARY)
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT));
  }

  @Test
  void twoClassesOfItDo() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Fazecast")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LIBRARY)
        .check(CDC);
  }

  @Test
  void oneClassIsPublic() {
    assertThat(CDC)
        .filteredOn(JavaClass::isTopLevelClass)
        .filteredOn(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(JavaClass::getSimpleName)
        .containsExactly("CdcPorts");
  }

  @Test
  void itKnowsCoreTheLibraryAndALogger() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".cdc",
            ROOT + ".error",
            ROOT + ".host",
            ROOT + ".memory",
            ROOT + ".transport",
            LIBRARY,
            "org.slf4j",
            "org.jspecify.annotations",
            "java..")
        .check(CDC);
  }

  @Test
  void nothingPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CDC);
  }

  @Test
  void onlyTheNameOfTheSystemIsReadFromTheProcess() {
    noClasses()
        .that()
        .doNotHaveSimpleName("HostSystem")
        .should()
        .accessTargetWhere(
            targetOwner(type(System.class))
                .and(target(nameMatching("exit|in|getenv|(get|set|clear)Propert.*|load.*"))))
        .check(CDC);
  }

  /** A link owns one thread, and ends it. */
  @Test
  void onlyTheHelperIsAThread() {
    noClasses()
        .that()
        .doNotHaveSimpleName("HelperThread")
        .should()
        .callConstructorWhere(targetOwner(type(Thread.class)).forSubtype())
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.(Executor|Fork|Scheduled|Thread).*")
        .check(CDC);
  }
}
