package io.github.stm32dfu.cli.doctor;

import java.util.List;

/**
 * One thing that was found out.
 *
 * @param kind of finding
 * @param evidence what was seen
 * @param meaning what that says
 * @param todo what a person does about it, the likeliest first
 */
public record Finding(Kind kind, String evidence, String meaning, List<String> todo) {
  /** What findings there are, the one to act on first first. */
  public enum Kind {
    /** A board can be flashed. */
    READY,
    /** USB itself cannot be used. */
    NO_USB,
    /** Another program has the board. */
    BUSY,
    /** The system forbids it to this user. */
    PERMISSION,
    /** The system bound a driver that cannot be used. */
    DRIVER,
    /** Data does not come through, which on some hosts looks like read protection. */
    HOST_TIMING,
    /** The board refuses to be read. */
    READ_PROTECTED,
    /** The board does not answer. */
    NO_ANSWER,
    /** An application that knows the way to its bootloader. */
    DETACHABLE,
    /** A device of ST that is no bootloader. */
    APPLICATION,
    /** Nothing that could be a board. */
    NOTHING
  }

  public Finding {
    todo = List.copyOf(todo);
    if (todo.isEmpty()) {
      throw new IllegalArgumentException("a finding says what to do");
    }
  }
}
