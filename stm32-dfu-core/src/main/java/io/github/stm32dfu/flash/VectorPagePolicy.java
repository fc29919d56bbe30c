package io.github.stm32dfu.flash;

/** When the page with the image's vector table is erased first and written last. */
public enum VectorPagePolicy {
  /**
   * Whenever any page is erased, also when this page's own bytes are equal: an update that is cut
   * in the middle then never starts half an image.
   */
  ALWAYS_LAST,
  /**
   * Only when this page itself changes. Saves one erase, and an update that is cut in the middle
   * may start a mix of old and new code.
   */
  ONLY_IF_CHANGED
}
