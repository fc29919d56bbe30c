package io.github.stm32dfu.journey.release;

import java.util.Optional;

/**
 * What firmware is for: a product, and which hardware of it.
 *
 * @param product as the application and the image tag name it; compared letter by letter
 * @param hardware such as {@code rev-c}; nothing where it is not known, and then only releases for
 *     any hardware fit
 */
public record ProductModel(String product, Optional<String> hardware) {
  /**
   * {@return a product whose hardware is not known}
   *
   * @param product its name
   */
  public static ProductModel of(String product) {
    return new ProductModel(product, Optional.empty());
  }

  /**
   * {@return the same product with its hardware}
   *
   * @param name of the hardware
   */
  public ProductModel withHardware(String name) {
    return new ProductModel(product, Optional.of(name));
  }

  /** {@return product and hardware for people} */
  @Override
  public String toString() {
    return "\"" + product + "\"" + hardware.map(name -> " for hardware " + name).orElse("");
  }
}
