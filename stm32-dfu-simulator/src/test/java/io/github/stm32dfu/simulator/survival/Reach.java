package io.github.stm32dfu.simulator.survival;

import java.util.Locale;
import java.util.Optional;

/** How much of all that can happen is tried: what a build has time for, or a night. */
enum Reach {
  /** Small flashes, in every build. */
  VERIFY,
  /** The flash of the real part. */
  PROOF,
  /** Whatever there is. */
  NIGHT;

  private static final String REACH = "survival.reach";
  private static final String CASE = "survival.case";

  static Reach now() {
    return Optional.ofNullable(System.getProperty(REACH))
        .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
        .orElse(VERIFY);
  }

  /** {@return the case that is to be replayed, instead of all others} */
  static Optional<String> replayed() {
    return Optional.ofNullable(System.getProperty(CASE));
  }

  /** {@return the command that runs a case alone} */
  static String replay(Object what) {
    return "./mvnw -pl stm32-dfu-simulator -am test -Dtest=ReplayTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false '-D"
        + CASE
        + "="
        + what
        + "'";
  }
}
