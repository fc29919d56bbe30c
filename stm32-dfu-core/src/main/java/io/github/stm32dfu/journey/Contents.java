package io.github.stm32dfu.journey;

/** How an application's own checksums compare with an image. */
enum Contents {
  EQUAL,
  DIFFERENT,
  /** The application cannot tell. */
  UNKNOWN
}
