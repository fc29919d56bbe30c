package io.github.stm32dfu.journey;

import java.util.List;
import java.util.Optional;

/**
 * Asks a person where a program must not guess. In a browser this is the visitor's click on the
 * browser's own list.
 */
public interface DeviceChooser {
  /** What a person is asked. */
  enum Question {
    /** Which of several boards shall be updated. */
    WHICH_BOARD,
    /** Which of several bootloaders is that of the board whose application was told to go. */
    WHICH_BOOTLOADER,
    /** Which of several applications is that of the board that was updated. */
    WHICH_APPLICATION,
    /** Whether an interrupted update is that of this board; no answer means that it is not. */
    WHICH_INTERRUPTED_UPDATE
  }

  /**
   * {@return the one that is meant, nothing where nobody can or will say}
   *
   * @param question what is asked
   * @param candidates one or more, each of which {@code toString} describes
   * @param <T> what there is to choose from
   */
  <T> Optional<T> choose(Question question, List<T> candidates);

  /** {@return one that never answers, so that ambiguity is an error} */
  static DeviceChooser nobody() {
    return new DeviceChooser() {
      @Override
      public <T> Optional<T> choose(Question question, List<T> candidates) {
        return Optional.empty();
      }
    };
  }
}
