package io.github.stm32dfu.web;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.error.MalformedLayoutException;
import io.github.stm32dfu.error.MalformedRecordingException;
import io.github.stm32dfu.error.MalformedTriggerException;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.VerifyException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * JavaScript's {@code Error}s for Java's exceptions: {@code name} is the class, spelled here since
 * compiling makes class names short, {@code code} what of it happened, {@code hint} the name of
 * what to do next, and {@code advice} that in words.
 */
final class JsErrors {
  private JsErrors() {}

  /** {@return an error; what a handler was rejected with stays as it is} */
  static JSObject of(Exception failure) {
    if (failure instanceof HandlerException fromHandler) {
      return fromHandler.reason();
    }
    return failure instanceof DfuException known
        ? error(name(known), code(known), text(known), known.hint().name(), known.hint().text())
        : bug(failure.toString());
  }

  private static String text(DfuException failure) {
    return failure.getMessage() == null ? "" : failure.getMessage();
  }

  private static String name(DfuException failure) {
    if (failure instanceof ApplicationException) {
      return "ApplicationException";
    } else if (failure instanceof CancelledException) {
      return "AbortError";
    } else if (failure instanceof ChoiceException) {
      return "ChoiceException";
    } else if (failure instanceof DeviceStatusException) {
      return "DeviceStatusException";
    } else if (failure instanceof FirmwareFormatException) {
      return "FirmwareFormatException";
    } else if (failure instanceof JournalException) {
      return "JournalException";
    } else if (failure instanceof MalformedLayoutException) {
      return "MalformedLayoutException";
    } else if (failure instanceof MalformedRecordingException) {
      return "MalformedRecordingException";
    } else if (failure instanceof MalformedTriggerException) {
      return "MalformedTriggerException";
    } else if (failure instanceof ProtocolException) {
      return "ProtocolException";
    } else if (failure instanceof RefusedException) {
      return "RefusedException";
    } else if (failure instanceof ReleaseException) {
      return "ReleaseException";
    } else if (failure instanceof TransportException) {
      return "TransportException";
    } else if (failure instanceof VerifyException) {
      return "VerifyException";
    }
    throw new AssertionError("an exception of no known class");
  }

  private static String code(DfuException failure) {
    if (failure instanceof ApplicationException it) {
      return it.kind().name();
    } else if (failure instanceof ChoiceException it) {
      return it.kind().name();
    } else if (failure instanceof JournalException it) {
      return it.kind().name();
    } else if (failure instanceof ProtocolException it) {
      return it.kind().name();
    } else if (failure instanceof RefusedException it) {
      return it.reason().name();
    } else if (failure instanceof ReleaseException it) {
      return it.kind().name();
    } else if (failure instanceof TransportException it) {
      return it.kind().name();
    } else if (failure instanceof DeviceStatusException it) {
      return "STATUS_" + it.bStatus();
    }
    return "";
  }

  @JSBody(
      params = {"name", "code", "message", "hint", "advice"},
      script =
          """
          var error = new Error(message);
          error.name = name;
          error.code = code;
          error.hint = hint;
          error.advice = advice;
          return error;
          """)
  private static native JSObject error(
      String name, String code, String message, String hint, String advice);

  @JSBody(params = "message", script = "return new TypeError(message);")
  private static native JSObject bug(String message);
}
