package io.github.stm32dfu.cli;

import com.google.gson.JsonObject;
import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.error.MalformedLayoutException;
import io.github.stm32dfu.error.MalformedRecordingException;
import io.github.stm32dfu.error.MalformedTriggerException;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.VerifyException;
import java.io.Serializable;
import java.util.Locale;

/**
 * What is told about an error, and the exit code that goes with it.
 *
 * @param kind one word for programs
 * @param message what happened
 * @param hint what a person does next, perhaps empty
 * @param exit of the process
 */
public record Failure(String kind, String message, String hint, ExitCode exit)
    implements Serializable {
  /**
   * {@return what is told about an exception}
   *
   * @param cause any
   */
  public static Failure of(Exception cause) {
    if (cause instanceof CliException known) {
      return known.failure();
    }
    if (cause instanceof DfuException known) {
      return new Failure(
          kind(known), String.valueOf(known.getMessage()), hint(known.hint()), exit(known));
    }
    return new Failure(
        "internal",
        "internal error: " + cause,
        "This should not happen: please report it, with the command.",
        ExitCode.FAILED);
  }

  /**
   * {@return a command line that makes no sense}
   *
   * @param message why
   * @param hint where to read on
   */
  static Failure usage(String message, String hint) {
    return new Failure("usage", message, hint, ExitCode.USAGE);
  }

  /** {@return the failure of a command that needs more memory than there is; nothing was begun} */
  static Failure memory() {
    return new Failure(
        "memory",
        "there is not enough memory for this file",
        "Give Java more, as with JAVA_TOOL_OPTIONS=-Xmx2g.",
        ExitCode.REFUSED);
  }

  /** {@return the one document of a command that failed} */
  public JsonObject json() {
    JsonObject error = new JsonObject();
    error.addProperty("kind", kind);
    error.addProperty("message", message);
    error.addProperty("hint", hint);
    error.addProperty("exit", exit.number());
    JsonObject document = new JsonObject();
    document.add("error", error);
    return document;
  }

  private static String kind(DfuException cause) {
    if (cause instanceof RefusedException refused) {
      return word(refused.reason());
    }
    if (cause instanceof TransportException transport) {
      return word(transport.kind());
    }
    if (cause instanceof ReleaseException release) {
      return "release-" + word(release.kind());
    }
    if (cause instanceof ApplicationException application) {
      return "application-" + word(application.kind());
    }
    if (cause instanceof ChoiceException) {
      return "choice";
    }
    if (cause instanceof JournalException journal) {
      return "journal-" + word(journal.kind());
    }
    if (cause instanceof FirmwareFormatException) {
      return "file";
    }
    if (cause instanceof VerifyException) {
      return "verification";
    }
    if (cause instanceof DeviceStatusException) {
      return "device-status";
    }
    if (cause instanceof ProtocolException) {
      return "protocol";
    }
    if (cause instanceof MalformedLayoutException) {
      return "layout";
    }
    if (cause instanceof MalformedTriggerException) {
      return "trigger";
    }
    return cause instanceof MalformedRecordingException ? "recording" : "cancelled";
  }

  private static String hint(Hint hint) {
    return hint == Hint.INSTALL_UDEV_RULE
        ? hint.text() + ". This installs it: sudo stm32-dfu doctor --install-udev"
        : hint.text();
  }

  private static ExitCode exit(DfuException cause) {
    if (cause instanceof CancelledException) {
      return ExitCode.CANCELLED;
    }
    if (cause instanceof MalformedTriggerException) {
      return ExitCode.USAGE;
    }
    if (cause instanceof RefusedException
        || cause instanceof FirmwareFormatException
        || cause instanceof MalformedRecordingException) {
      return ExitCode.REFUSED;
    }
    if (cause instanceof ChoiceException) {
      return ExitCode.NO_DEVICE;
    }
    if (cause instanceof ReleaseException release) {
      return release.kind() == ReleaseException.Kind.UNREACHABLE
          ? ExitCode.FAILED
          : ExitCode.REFUSED;
    }
    if (cause instanceof VerifyException || isAnother(cause)) {
      return ExitCode.VERIFICATION;
    }
    return needsPerson(cause.hint()) ? ExitCode.PERSON : ExitCode.FAILED;
  }

  /** Whether something else runs than what was written. */
  private static boolean isAnother(DfuException cause) {
    return cause instanceof ApplicationException application
        && switch (application.kind()) {
          case WRONG_VERSION, WRONG_CONTENTS -> true;
          case STAYED, NO_BOOTLOADER, NOT_STARTED, NOT_BACK, WRONG_BOARD -> false;
        };
  }

  private static boolean needsPerson(Hint hint) {
    return switch (hint) {
      case INSTALL_UDEV_RULE,
          INSTALL_WINUSB,
          GIVE_USB_LIBRARY,
          ALLOW_SERIAL_PORT,
          GIVE_SERIAL_LIBRARY,
          CLOSE_OTHER_PROGRAM,
          REPLUG,
          USE_USB2_HUB,
          RAISE_BOOT0,
          CHECK_TRIGGER,
          CHECK_BOOTLOADER,
          ASK_VENDOR,
          CHECK_PORT,
          CHECK_USART,
          READ_PROTECTED,
          WRITE_PROTECTED,
          UPDATE_SOFTWARE,
          FREE_DISK_SPACE,
          ALLOW_JOURNAL_FOLDER ->
          true;
      case NONE,
          CHECK_FILE,
          GIVE_BASE,
          GIVE_STREAM,
          CHECK_LINKER_SCRIPT,
          CHOOSE_OPTION_BYTES,
          RUN_AGAIN,
          CHOOSE_DEVICE,
          CHOOSE_BOARD,
          CHECK_PRODUCT,
          GIVE_PRODUCT,
          NAME_UPDATE,
          KEEP_BOOT_STUB,
          RECOVER_OR_FORGET,
          CONNECT_DEVICE,
          FORGET_UPDATE,
          CHECK_NETWORK,
          USE_HTTPS,
          TELL_PUBLISHER,
          UPDATE_PROGRAM,
          CHOOSE_RELEASE,
          ALLOW_DOWNGRADE,
          LIST_PORTS ->
          false;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
