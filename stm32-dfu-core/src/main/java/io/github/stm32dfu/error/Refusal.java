package io.github.stm32dfu.error;

/** Why a plan was refused before anything was changed. */
public enum Refusal {
  /** Some bytes lie outside of every memory that the device has. */
  OUTSIDE_LAYOUT,
  /** Some bytes lie in sectors that cannot be written. */
  NOT_WRITABLE,
  /** Some bytes lie in the option bytes, and nobody asked for that by name. */
  OPTION_BYTES,
  /** The image would set read protection level 2, which can never be undone. */
  READ_PROTECTION_LEVEL_2,
  /** The vector table at the flash base cannot belong to this part. */
  VECTOR_TABLE,
  /** The file names another vendor or product. */
  WRONG_DEVICE,
  /** Some bytes lie in a range that the caller protects. */
  PROTECTED_RANGE,
  /** Some pages that would have to change are write protected by the option bytes. */
  WRITE_PROTECTED,
  /** Some bytes would change what starts the application: a boot stub, or a bootloader. */
  BOOT_STUB,
  /** The file has no addresses and the device needs them. */
  NO_ADDRESS,
  /** The file has addresses and the device takes a stream of bytes without any. */
  ADDRESSED,
  /** The image is empty. */
  EMPTY_IMAGE,
  /** The device cannot do what was asked for. */
  UNSUPPORTED,
  /** The image's tag contradicts its contents or the product asked for. */
  IMAGE_TAG,
  /** The application, or what is left of it in the flash, is another product than the image. */
  WRONG_PRODUCT,
  /** The board that appeared is not the one whose application was told to go. */
  WRONG_BOARD,
  /** Perhaps an update of this board was interrupted, and only its journal has some bytes. */
  INTERRUPTED_UPDATE,
  /** The board's ROM does not speak USB. */
  NO_USB_BOOTLOADER
}
