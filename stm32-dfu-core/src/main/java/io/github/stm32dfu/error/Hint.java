package io.github.stm32dfu.error;

/** What a person does next about a {@link DfuException}. */
public enum Hint {
  /** The message says all there is to say. */
  NONE(""),
  /** The file is damaged or is no firmware. */
  CHECK_FILE("Download or build the file again, and check that it is the firmware for this board."),
  /** The file has no addresses of its own. */
  GIVE_BASE("This file carries no addresses: say where it belongs, for example --base 0x08000000."),
  /** The device wants a file without addresses. */
  GIVE_STREAM(
      "This device takes bytes without addresses: give the .dfu or raw file that was made for it, without a base."),
  /** The file was made for another address or a bigger part. */
  CHECK_LINKER_SCRIPT(
      "The image was linked for other memory: check the part and the linker script's addresses."),
  /** The image carries option bytes, which change how the part starts and is protected. */
  CHOOSE_OPTION_BYTES(
      "Leave them out with --skip-option-bytes, or write them by asking with --option-bytes."),
  /** Linux denies access to the device node. */
  INSTALL_UDEV_RULE(
      "Allow your user to open the device, for example with this udev rule: "
          + "SUBSYSTEM==\"usb\", ATTRS{idVendor}==\"0483\", ATTRS{idProduct}==\"df11\", TAG+=\"uaccess\""),
  /** Windows bound a driver that cannot be used. */
  INSTALL_WINUSB("Install the WinUSB driver for \"STM32 BOOTLOADER\" (for example with Zadig)."),
  /** There is no native USB library for this platform, or it cannot be loaded. */
  GIVE_USB_LIBRARY(
      "Build libusb4java for this platform and name its file: -Dstm32dfu.usb.library=/path/to/it."),
  /** Linux denies access to a serial port. */
  ALLOW_SERIAL_PORT(
      "Allow your user to open serial ports: sudo usermod -aG dialout $USER, then log in again; "
          + "or a udev rule for this board: "
          + "SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"0483\", TAG+=\"uaccess\""),
  /** There is no native library for serial ports on this platform, or it cannot be loaded. */
  GIVE_SERIAL_LIBRARY(
      "Build jSerialComm's library for this platform and name its folder: -DjSerialComm.library.path=/path/to/it."),
  /** There is no serial port of that name, or not any more. */
  LIST_PORTS("Plug the board in, and see which ports there are: stm32-dfu ports."),
  /** Somebody else holds the device. */
  CLOSE_OTHER_PROGRAM("Close the other program that uses this device."),
  /** The device is in a state that only power can end. */
  REPLUG("Unplug the board, plug it in again, and run the same command again."),
  /** The V4.1 ROM cannot keep up with some hosts (AN2606, STM32F373 known limitations). */
  USE_USB2_HUB("Put a USB 2.0 hub between the computer and the board, and run again."),
  /** Nothing starts from flash, so the ROM must be chosen by its pin. */
  RAISE_BOOT0("Hold BOOT0 high while you plug the board in, then run the same command again."),
  /** Read protection forbids this; lifting it erases the flash. */
  READ_PROTECTED(
      "The board is read protected. Lifting the protection erases everything: unprotect --erase-everything."),
  /** Write protection keeps some pages as they are. */
  WRITE_PROTECTED("These pages are write protected by the option bytes."),
  /** The operation can be repeated without harm. */
  RUN_AGAIN("Run the same command again: it continues from what the board holds."),
  /** More than one device fits. */
  CHOOSE_DEVICE("Choose one board with --device and its port path or serial."),
  /** Several applications, boards or interrupted updates fit. */
  CHOOSE_BOARD(
      "Choose one: an application by --port and its name, a board in its bootloader by --device."),
  /** Perhaps an earlier update is to be finished first. */
  RECOVER_OR_FORGET(
      "Finish the earlier update with 'recover', or drop it with 'recover --forget', and run this again."),
  /** The application was told to go, and did not. */
  CHECK_TRIGGER(
      "This firmware does not obey that command: choose another with --trigger, or hold BOOT0 high while you plug the board in."),
  /** The application went, and its bootloader is not seen. */
  CHECK_BOOTLOADER(
      "The F373's bootloader needs a 1.5 kOhm pull-up on D+ and a crystal. Plug the board in again: its application still runs. Then: stm32-dfu doctor."),
  /** The image was made for something else. */
  CHECK_PRODUCT("Choose the firmware for this product; nothing was changed."),
  /** What starts the application stays as it is. */
  KEEP_BOOT_STUB(
      "Give the application alone. To replace the stub, which no update should need: --replace-stub, where BOOT0 can be reached."),
  /** Several updates were interrupted. */
  NAME_UPDATE("Give the name of one of them."),
  /** Nobody knows for what a release is to be chosen. */
  GIVE_PRODUCT("Say it with --product, as the releases spell it."),
  /** What was written does not run as it should. */
  ASK_VENDOR(
      "The firmware is on the board as it is in the file, byte for byte: plug the board in again, and ask who made the firmware if that does not help."),
  /** Nothing answers AN3155's first byte. */
  CHECK_USART(
      "Wire the adapter's RX and TX to USART1 or USART2, raise BOOT0, reset the board with its USB unplugged, and run again."),

  /** Nobody answers on a serial port. */
  CHECK_PORT(
      "Check that this is the board's port and that its application runs, and close other programs that use the port."),
  /** No device fits. */
  CONNECT_DEVICE("Connect the board, and bring it into its bootloader."),
  /** A newer version of this software wrote it. */
  UPDATE_SOFTWARE("Use the newer version of this program that wrote it."),
  /** The disk is full. */
  FREE_DISK_SPACE("Make room on the disk, then run the same command again."),
  /** The folder of the journals cannot be read or written. */
  ALLOW_JOURNAL_FOLDER(
      "Allow your user to read and write the folder of the journals, or choose another one."),
  /** The journal of an interrupted update is of no use. */
  FORGET_UPDATE("Drop what is known of the interrupted update with recover --forget."),
  /** The place that releases come from does not answer. */
  CHECK_NETWORK(
      "Check the network and the address of the releases, then run the same command again."),
  /** An address that anybody on the way could change the contents of. */
  USE_HTTPS("Give an address that begins with https://."),
  /** What is wrong is wrong for everybody who uses these releases. */
  TELL_PUBLISHER("Tell whoever publishes these releases; nothing on this computer mends it."),
  /** The releases are described in a form that came later than this program. */
  UPDATE_PROGRAM("Update this program: these releases need a later version of it."),
  /** There are releases, but none for what was asked. */
  CHOOSE_RELEASE("Check the address, and the names of the product, its hardware and its version."),
  /** The release is older than what runs. */
  ALLOW_DOWNGRADE("Keep what runs, or ask for the older version with --allow-downgrade.");

  private final String text;

  Hint(String text) {
    this.text = text;
  }

  /** {@return one or two sentences for a person, empty for {@link #NONE}} */
  public String text() {
    return text;
  }
}
