package io.github.stm32dfu.cli.doctor;

import io.github.stm32dfu.cli.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * The rule that lets whoever sits at the computer open ST's bootloader on Linux.
 *
 * @param path of the file; its number comes before 73, where systemd gives the permission
 */
public record UdevRule(Path path) {
  /** What a file needs to hold. */
  public static final String LINE =
      "SUBSYSTEM==\"usb\", ATTRS{idVendor}==\"0483\", ATTRS{idProduct}==\"df11\", TAG+=\"uaccess\"";

  /** {@return the rule in the folder for an administrator's own} */
  public static UdevRule ofSystem() {
    return new UdevRule(Path.of("/etc/udev/rules.d/70-stm32-dfu.rules"));
  }

  /** How an installation ended. */
  public enum Outcome {
    /** The file is new. */
    WRITTEN,
    /** The same file was there. */
    THERE_ALREADY
  }

  /** {@return the lines of the file} */
  public List<String> lines() {
    return List.of("# STM32 boards in their bootloader, for whoever sits at this computer.", LINE);
  }

  /**
   * Writes the file.
   *
   * @return whether it was there
   * @throws CliException where another one is there, which stays, or permission is missing
   */
  public Outcome install() throws CliException {
    byte[] content = (String.join("\n", lines()) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(path, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return Outcome.WRITTEN;
    } catch (FileAlreadyExistsException there) {
      return sameAs(content);
    } catch (AccessDeniedException denied) {
      throw CliException.person(
          "permission",
          path + " cannot be written: permission denied",
          "Run it as root: sudo stm32-dfu doctor --install-udev");
    } catch (IOException failure) {
      throw CliException.output(path, failure);
    }
  }

  private Outcome sameAs(byte[] content) throws CliException {
    boolean same;
    try {
      same = Arrays.equals(Files.readAllBytes(path), content);
    } catch (IOException failure) {
      throw CliException.output(path, failure);
    }
    if (!same) {
      throw CliException.refused(
          "rule-exists",
          path + " exists and holds something else; it stays as it is",
          "Add the rule to it by hand, or move it away and run the same command again.");
    }
    return Outcome.THERE_ALREADY;
  }
}
