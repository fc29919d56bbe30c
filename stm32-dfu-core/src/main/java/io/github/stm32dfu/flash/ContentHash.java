package io.github.stm32dfu.flash;

/** SHA-256 as a seam: each host has one of its own, and core needs no security provider. */
@FunctionalInterface
public interface ContentHash {
  /**
   * {@return the SHA-256 of some bytes (FIPS 180-4), 32 bytes}
   *
   * @param bytes perhaps none
   */
  byte[] sha256(byte[] bytes);
}
