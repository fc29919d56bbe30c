package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.journey.application.AppIdentity;

/** Where the image for a board comes from. */
@FunctionalInterface
public interface ImageSource {
  /**
   * {@return the image for a board; nothing of the board was changed yet}
   *
   * @param application that runs there; unknown where the board is in its bootloader, or where its
   *     application cannot be asked
   * @throws DfuException where there is none
   */
  UpdateImage imageFor(AppIdentity application) throws DfuException;
}
