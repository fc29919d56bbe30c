package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.memory.Hex;
import java.util.Optional;

/** Refuses an image that does not belong on a board, before the board is touched. */
final class Admission {
  /** Bootloader ids begin with a digit for the interfaces: 4 is USART and DFU (AN2606, table 2). */
  private static final int USART_AND_DFU = 0x40;

  private static final int INTERFACES = 0xF0;

  private final UpdateImage image;
  private final FlashOptions options;

  Admission(UpdateImage image, FlashOptions options) {
    this.image = image;
    this.options = options;
  }

  /** Compares with what the running application says. */
  void check(AppIdentity application) throws RefusedException {
    requireProduct(application.product(), "the application on the board is for ");
    if (application.romId().isPresent()) {
      int id = application.romId().getAsInt();
      if ((id & INTERFACES) != USART_AND_DFU) {
        throw new RefusedException(
            Refusal.NO_USB_BOOTLOADER,
            "the bootloader's id is 0x"
                + Hex.digits(id, 2)
                + ", not 0x41: this part's ROM has no USB (early silicon, or an STM32F378)",
            Hint.NONE);
      }
    }
  }

  /** Compares with what is left of an application in the flash. */
  void check(FirmwareImage flash) throws RefusedException {
    requireProduct(
        ImageTag.find(flash).map(ImageTag::product), "the flash holds an application for ");
  }

  private void requireProduct(Optional<String> onBoard, String where) throws RefusedException {
    boolean differs =
        onBoard.isPresent() && image.product().isPresent() && !onBoard.equals(image.product());
    if (differs && !options.overridden().contains(Refusal.WRONG_PRODUCT)) {
      throw new RefusedException(
          Refusal.WRONG_PRODUCT,
          where
              + "\""
              + onBoard.get()
              + "\", "
              + image.name()
              + " is for \""
              + image.product().get()
              + "\"",
          Hint.CHECK_PRODUCT);
    }
  }
}
