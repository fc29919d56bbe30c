package io.github.stm32dfu.cli;

import io.github.stm32dfu.error.Hint;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Something went wrong that only a command line has: files to write, boards to choose. */
public final class CliException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  private CliException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /**
   * {@return no board to work on}
   *
   * @param message why
   * @param hint what the person does next
   */
  public static CliException noDevice(String message, String hint) {
    return new CliException(new Failure("no-device", message, hint, ExitCode.NO_DEVICE));
  }

  /**
   * {@return several boards and none chosen}
   *
   * @param message which ones there are
   */
  public static CliException severalDevices(String message) {
    return new CliException(
        new Failure("several-devices", message, Hint.CHOOSE_DEVICE.text(), ExitCode.NO_DEVICE));
  }

  /**
   * {@return a refusal of the tool itself}
   *
   * @param kind for programs
   * @param message for people
   * @param hint what the person does next, perhaps empty
   */
  public static CliException refused(String kind, String message, String hint) {
    return new CliException(new Failure(kind, message, hint, ExitCode.REFUSED));
  }

  /**
   * {@return options that make no sense together}
   *
   * @param message why
   */
  public static CliException usage(String message) {
    return new CliException(Failure.usage(message, "See --help."));
  }

  /**
   * {@return something that a person has to do first}
   *
   * @param kind for programs
   * @param message for people
   * @param hint what the person does next
   */
  public static CliException person(String kind, String message, String hint) {
    return new CliException(new Failure(kind, message, hint, ExitCode.PERSON));
  }

  /**
   * {@return a file that could not be written}
   *
   * @param path of the file
   * @param cause that the system gave
   */
  public static CliException output(Path path, IOException cause) {
    CliException exception =
        new CliException(
            new Failure(
                "output",
                path + " cannot be written: " + reason(cause),
                "Choose another place, and run the same command again.",
                ExitCode.FAILED));
    exception.initCause(cause);
    return exception;
  }

  /** {@return what to tell about it} */
  public Failure failure() {
    return failure;
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "its folder does not exist";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    String system = cause instanceof FileSystemException file ? file.getReason() : null;
    return String.valueOf(system != null ? system : cause.getMessage());
  }
}
