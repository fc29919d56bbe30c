package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.usart.UsartAction;
import io.github.stm32dfu.protocol.usart.UsartBytes;
import io.github.stm32dfu.protocol.usart.UsartCommand;
import io.github.stm32dfu.protocol.usart.UsartMachine;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/**
 * A serial line to the ROM, on which commands run one after the other. After a failure nobody knows
 * which bytes of a frame the ROM still wants, so the next command begins with {@link #settle}.
 */
final class UsartLine implements AutoCloseable {
  /** Start, eight bits, parity, stop. */
  private static final int BITS_OF_A_BYTE = 11;

  private static final Duration FOR_BYTES_OUT = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofMillis(30);
  private static final Duration FIRST_ANSWER = Duration.ofMillis(120);
  private static final int SYNCHRONIZATIONS = 3;

  /** The longest frame, and the byte that the ROM answers with a NACK then. */
  private static final int MOST_FILLERS = UsartCommand.MOST_BYTES + 4;

  /**
   * What fills up a frame that was cut. Two of it are no command wherever they fall, as a number of
   * a page or of pages it is none of a part with less than 256 pages, as "all pages" its checksum
   * is wrong, and as data it programs nothing.
   */
  private static final byte FILLER = (byte) 0xFF;

  private final SerialLink link;
  private final SerialSettings settings;
  private final Clock clock;
  private boolean certain;
  private long frames;

  UsartLine(SerialLink link, SerialSettings settings, Clock clock) {
    this.link = link;
    this.settings = settings;
    this.clock = clock;
  }

  long frames() {
    return frames;
  }

  /** Has the ROM measure the baud rate, or finds out that it has done so before. */
  void synchronize() throws DfuException {
    link.configure(settings);
    for (int i = 0; i < SYNCHRONIZATIONS; i++) {
      drain();
      send(new byte[] {UsartBytes.SYNCHRONIZE});
      byte[] answer = receive(1, FIRST_ANSWER);
      if (answer.length == 1 && (answer[0] == UsartBytes.ACK || answer[0] == UsartBytes.NACK)) {
        certain = true;
        return;
      }
    }
    settle();
  }

  /** {@return what a command gave} */
  byte[] run(UsartCommand command) throws DfuException {
    if (!certain) {
      settle();
    }
    return run(new UsartMachine(command), command);
  }

  /**
   * Runs a command, and again where it failed before the ROM can have begun: of a write that is all
   * that does no harm.
   */
  void runUnlessBegun(UsartCommand command) throws DfuException {
    Attempts attempts = new Attempts();
    while (true) {
      if (!certain) {
        settle();
      }
      UsartMachine machine = new UsartMachine(command);
      try {
        run(machine, command);
        return;
      } catch (DfuException failure) {
        if (!machine.isUnbegun()) {
          throw failure;
        }
        attempts.failed(failure);
      }
    }
  }

  /** Fills up whatever frame the ROM may be in, until it says that it wants a command. */
  void settle() throws DfuException {
    certain = false;
    drain();
    for (int sent = 0; sent < MOST_FILLERS; sent++) {
      send(new byte[] {FILLER});
      byte[] answer = receive(1, QUIET);
      if (answer.length == 1 && answer[0] == UsartBytes.NACK) {
        certain = true;
        return;
      }
    }
    throw new TransportException(
        TransportException.Kind.TIMEOUT,
        link.identity() + " at " + settings + ": no bootloader answers",
        Hint.CHECK_USART);
  }

  @Override
  public void close() {
    link.close();
  }

  private byte[] run(UsartMachine machine, UsartCommand command) throws DfuException {
    certain = false;
    UsartAction action = machine.begin();
    while (true) {
      if (action instanceof UsartAction.Send send) {
        send(send.bytes());
        frames++;
        action = machine.sent();
      } else if (action instanceof UsartAction.Receive wanted) {
        byte[] bytes = receive(wanted.count(), wanted.within());
        if (bytes.length < wanted.count()) {
          throw silence(command, wanted, bytes.length);
        }
        action = machine.received(bytes);
      } else {
        certain = true;
        return ((UsartAction.Done) action).data();
      }
    }
  }

  private TransportException silence(UsartCommand command, UsartAction.Receive wanted, int seen) {
    return new TransportException(
        TransportException.Kind.TIMEOUT,
        link.identity()
            + ", "
            + command
            + ": "
            + seen
            + " of "
            + wanted.count()
            + " bytes within "
            + wanted.within().toMillis()
            + " ms",
        Hint.RUN_AGAIN);
  }

  private void send(byte[] bytes) throws DfuException {
    link.write(bytes, FOR_BYTES_OUT.plus(time(bytes.length)));
  }

  /** {@return as many bytes as wanted, fewer where no more came in time} */
  private byte[] receive(int count, Duration within) throws DfuException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(count);
    Duration deadline = clock.now().plus(within).plus(time(count + 1));
    while (all.size() < count) {
      Duration left = deadline.minus(clock.now());
      if (left.isNegative()) {
        break;
      }
      byte[] some = link.read(count - all.size(), left);
      if (some.length == 0) {
        break;
      }
      all.write(some, 0, some.length);
      // The rest cannot be there sooner, and looking for it costs.
      clock.sleepThrough(time(count - all.size()));
    }
    return all.toByteArray();
  }

  private void drain() throws DfuException {
    byte[] old = link.read(UsartCommand.MOST_BYTES, Duration.ZERO);
    while (old.length > 0) {
      old = link.read(UsartCommand.MOST_BYTES, Duration.ZERO);
    }
  }

  private Duration time(int bytes) {
    return Duration.ofNanos(1_000_000_000L * BITS_OF_A_BYTE * bytes / settings.baudRate());
  }
}
