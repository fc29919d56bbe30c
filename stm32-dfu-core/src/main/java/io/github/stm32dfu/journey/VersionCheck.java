package io.github.stm32dfu.journey;

/** How sure it is that the new application runs, once the flash is read back and compared. */
public enum VersionCheck {
  /** It answered, with the version that was expected. */
  VERSION,
  /** Nobody knows its version; it answered, and its own checksum is that of the image. */
  CONTENTS,
  /** It has a serial port on the board's port again; nobody asked it, or it cannot tell. */
  PORT_ONLY
}
