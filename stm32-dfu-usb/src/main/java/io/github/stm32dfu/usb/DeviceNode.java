package io.github.stm32dfu.usb;

import java.nio.file.Path;
import java.util.List;

/**
 * The file through which Linux gives a USB device to programs.
 *
 * @param path {@code /dev/bus/usb/BBB/DDD}
 * @param owner user and group, such as {@code root:plugdev}
 * @param permissions such as {@code rw-rw-r--}; writing is what a program needs
 * @param holders other processes that have the file open, as far as they may be looked into
 * @param view whether there may be more of them
 */
public record DeviceNode(
    Path path, String owner, String permissions, List<Holder> holders, View view) {
  public DeviceNode {
    holders = List.copyOf(holders);
  }

  /**
   * A process that has the file open.
   *
   * @param pid its number
   * @param command its program and arguments, or only the program's name
   */
  public record Holder(long pid, String command) {
    @Override
    public String toString() {
      return command + " (PID " + pid + ")";
    }
  }

  /** How much could be seen. */
  public enum View {
    /** Every process. */
    ALL_PROCESSES,
    /** Not those of other users. */
    SOME_PROCESSES
  }

  /** {@return one line: path, owner and permissions} */
  @Override
  public String toString() {
    return path + ", " + owner + ", " + permissions;
  }
}
