package io.github.stm32dfu.journey;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which bootloader is that of the board whose application was told to go: the one on the same port;
 * where ports are not known, one that appeared since and whose serial may be this board's.
 *
 * @param port where the application was
 * @param uniqueId of the board, if its application said it
 * @param before the bootloaders that were there when it was told
 */
record BootloaderSearch(PortPath port, Optional<UniqueId> uniqueId, List<DfuIdentity> before) {
  BootloaderSearch {
    before = List.copyOf(before);
  }

  /** {@return those that may be meant, of the bootloaders that are there now} */
  List<DfuIdentity> among(List<DfuIdentity> now) throws RefusedException {
    List<DfuIdentity> here = at(PortPath.Match.SAME, now);
    for (DfuIdentity device : here) {
      requireThisBoard(device);
    }
    return here.isEmpty()
        ? at(PortPath.Match.UNKNOWN, appeared(now)).stream()
            .filter(device -> !contradicted(device))
            .toList()
        : here;
  }

  /** {@return those that somebody may have moved to another port on the way} */
  List<DfuIdentity> moved(List<DfuIdentity> now) {
    return at(PortPath.Match.DIFFERENT, appeared(now)).stream()
        .filter(device -> !contradicted(device) && confirmed(device))
        .toList();
  }

  private List<DfuIdentity> at(PortPath.Match match, List<DfuIdentity> devices) {
    return devices.stream().filter(device -> device.portPath().compare(port) == match).toList();
  }

  /** Two boards can look alike, so that one that was there before hides one only. */
  private List<DfuIdentity> appeared(List<DfuIdentity> now) {
    List<DfuIdentity> left = new ArrayList<>(now);
    before.forEach(left::remove);
    return left;
  }

  private void requireThisBoard(DfuIdentity device) throws RefusedException {
    if (contradicted(device)) {
      throw new RefusedException(
          Refusal.WRONG_BOARD,
          "another board is on port "
              + port
              + " now: its bootloader's serial is "
              + device.serial()
              + ", that of the board whose application was told to go is one of "
              + uniqueId.map(UniqueId::romSerials).orElse(List.of()),
          Hint.CHOOSE_BOARD);
    }
  }

  private boolean contradicted(DfuIdentity device) {
    return uniqueId.isPresent()
        && device.serial().asText().filter(uniqueId.get()::contradicts).isPresent();
  }

  private boolean confirmed(DfuIdentity device) {
    return uniqueId.isPresent()
        && device.serial().asText().filter(uniqueId.get().romSerials()::contains).isPresent();
  }
}
