package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.bootloader.UniqueId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a running application says of itself.
 *
 * @param product name of what it is for, as in the image tag; nothing where it does not say
 * @param version that runs, as in the image tag; nothing where it does not say
 * @param uniqueId of the part that it runs on; nothing where it does not say
 * @param romId the byte at 0x1FFFF7A6, 0x41 where ST's ROM speaks USB (AN2606); nothing where it
 *     does not say
 */
public record AppIdentity(
    Optional<String> product,
    Optional<String> version,
    Optional<UniqueId> uniqueId,
    OptionalInt romId) {
  /** {@return an application of which nothing is known} */
  public static AppIdentity unknown() {
    return new AppIdentity(
        Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  /** {@return product and version, or that they are not known} */
  @Override
  public String toString() {
    return product.orElse("an unnamed application")
        + version.map(text -> " " + text).orElse(" of unknown version");
  }
}
