package io.github.stm32dfu;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** Fields, methods and constructors by name, however they are used: called, read or referred to. */
final class Members {
  private Members() {}

  /**
   * {@return accesses to one of the members, also through a subclass of the class that is named}
   *
   * @param names as {@code package.Class.member}, with {@code (package.Parameter, int)} behind it
   *     for one overload alone; {@code <init>} is a constructor
   */
  static DescribedPredicate<JavaAccess<?>> in(Set<String> names) {
    return DescribedPredicate.describe(
        "it is a member not to be used", access -> matches(access.getTarget(), names));
  }

  private static boolean matches(AccessTarget target, Set<String> names) {
    JavaClass owner = target.getOwner();
    String overload = target.getFullName().substring(owner.getFullName().length());
    return Stream.of(Set.of(owner), owner.getAllRawSuperclasses(), owner.getAllRawInterfaces())
        .flatMap(Collection::stream)
        .map(JavaClass::getFullName)
        .anyMatch(
            type ->
                names.contains(type + "." + target.getName()) || names.contains(type + overload));
  }
}
