package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides which board is meant.
 *
 * @param wanted port path or serial, where the person gave one
 */
public record BoardChooser(Optional<String> wanted) {
  /**
   * {@return the only board that fits}
   *
   * @param boards that are there
   * @throws CliException where none fits, or more than one
   */
  public DfuIdentity choose(List<DfuIdentity> boards) throws CliException {
    List<DfuIdentity> fitting = fitting(boards);
    if (fitting.size() > 1) {
      throw CliException.severalDevices(
          fitting.size() + " boards in their bootloaders: " + names(fitting));
    }
    return fitting.get(0);
  }

  /**
   * {@return the boards that may be meant, at least one}
   *
   * @param boards that are there
   * @throws CliException where none fits
   */
  public List<DfuIdentity> fitting(List<DfuIdentity> boards) throws CliException {
    if (boards.isEmpty()) {
      throw CliException.noDevice(
          "no board in its bootloader",
          Hint.CONNECT_DEVICE.text() + " 'stm32-dfu doctor' looks for the reason.");
    }
    List<DfuIdentity> fitting = boards.stream().filter(this::fits).toList();
    if (fitting.isEmpty()) {
      throw CliException.noDevice(
          "no board is " + wanted.orElse("?") + "; there is " + names(boards),
          Hint.CHOOSE_DEVICE.text());
    }
    return fitting;
  }

  private boolean fits(DfuIdentity board) {
    return wanted.isEmpty()
        || board.portPath().text().equals(wanted)
        || board
            .serial()
            .asText()
            .filter(serial -> serial.equalsIgnoreCase(wanted.get()))
            .isPresent();
  }

  private static String names(List<DfuIdentity> boards) {
    return boards.stream().map(DfuIdentity::toString).collect(Collectors.joining("; "));
  }
}
