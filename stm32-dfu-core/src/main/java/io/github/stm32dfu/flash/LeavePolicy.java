package io.github.stm32dfu.flash;

/** What happens to the device after a successful run. */
public enum LeavePolicy {
  /** It starts the application, also when nothing had to be written. */
  LEAVE,
  /** It stays in its bootloader; without addresses, its port is not reset. */
  STAY
}
