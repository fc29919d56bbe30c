package io.github.stm32dfu.usb;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know libusb, and what the module never does to the program around it. */
class ArchitectureTest {
  private static final String ROOT = "io.github.stm32dfu";
  private static final String LIBUSB = "org.usb4java..";

  private static final JavaClasses USB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT + ".usb");

  @Test
  void nothingButThisModuleKnowsLibusb() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".usb")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LIBUSB)
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT));
  }

  @Test
  void aFewClassesOfItDo() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("LibUsb")
        .and()
        .doNotHaveSimpleName("Found")
        .and()
        .doNotHaveSimpleName("NativeLibrary")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LIBUSB)
        .check(USB);
  }

  @Test
  void fewClassesArePublic() {
    assertThat(USB)
        .filteredOn(JavaClass::isTopLevelClass)
        .filteredOn(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder(
            "UsbDfu", "PresentDevice", "DeviceNode", "DeviceNodes", "HostSystem");
  }

  @Test
  void itKnowsCoreLibusbAndALogger() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".usb",
            ROOT + ".error",
            ROOT + ".memory",
            ROOT + ".protocol",
            ROOT + ".transport..",
            LIBUSB,
            "org.slf4j",
            "org.jspecify.annotations",
            "java..")
        .check(USB);
  }

  @Test
  void nothingPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(USB);
  }

  @Test
  void onlyTheChoiceOfTheLibraryReadsTheProcess() {
    noClasses()
        .that()
        .doNotHaveSimpleName("NativeLibrary")
        .and()
        .doNotHaveSimpleName("Platform")
        .should()
        .accessTargetWhere(
            targetOwner(type(System.class))
                .and(target(nameMatching("exit|in|getenv|(get|set|clear)Propert.*|load.*"))))
        .check(USB);
  }

  @Test
  void nothingStartsThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.(Executor|Fork|Scheduled|Thread).*")
        .check(USB);
  }

  /** Without commons-lang3, these methods of usb4java's classes fail. */
  @Test
  void nothingComparesOrPrintsLibusbsDescriptors() {
    noClasses()
        .should()
        .accessTargetWhere(
            target(nameMatching("equals|hashCode|toString|dump"))
                .and(
                    DescribedPredicate.describe(
                        "of usb4java",
                        access ->
                            access.getTargetOwner().getPackageName().startsWith("org.usb4java"))))
        .check(USB);
  }
}
