package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.Hex;
import java.util.Arrays;

/** How a call ended. Its text is its form in a recording. */
public sealed interface Outcome {
  /** The device took it. */
  record Taken() implements Outcome {
    static final String NAME = "ok";

    @Override
    public String toString() {
      return NAME;
    }
  }

  /**
   * The device answered.
   *
   * @param data perhaps fewer bytes than were wanted
   */
  record Answered(byte[] data) implements Outcome {
    public Answered {
      data = data.clone();
    }

    @Override
    public byte[] data() {
      return data.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Answered answered && Arrays.equals(data, answered.data);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(data);
    }

    @Override
    public String toString() {
      return "data=" + Hex.bytes(data);
    }
  }

  /**
   * It failed.
   *
   * @param kind what happened
   * @param hint what the person does next
   * @param message the exception's message
   */
  record Failed(TransportException.Kind kind, Hint hint, String message) implements Outcome {
    static final String NAME = "failed";

    static Failed with(TransportException failure) {
      return new Failed(failure.kind(), failure.hint(), String.valueOf(failure.getMessage()));
    }

    TransportException exception() {
      return new TransportException(kind, message, hint);
    }

    @Override
    public String toString() {
      return NAME + " kind=" + kind + " hint=" + hint + " message=" + Quoted.of(message);
    }
  }
}
