package io.github.stm32dfu.protocol.usart;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.memory.Hex;
import java.time.Duration;

/**
 * One command on its way, without any input or output: whoever has the line asks {@link #begin}
 * once, and then tells what happened.
 */
public final class UsartMachine {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int VERSION_BYTES = 3;

  private enum Stage {
    ACKNOWLEDGE,
    COUNT,
    DATA,
    LAST_ACKNOWLEDGE
  }

  private final UsartCommand command;
  private int frame;
  private Stage stage = Stage.ACKNOWLEDGE;
  private byte[] data = {};

  /**
   * Prepares a command.
   *
   * @param command to be sent
   */
  public UsartMachine(UsartCommand command) {
    this.command = command;
  }

  /** {@return the first action} */
  public UsartAction begin() {
    return new UsartAction.Send(command.frames().get(0).bytes());
  }

  /** {@return what follows once the bytes of a {@link UsartAction.Send} are out} */
  public UsartAction sent() {
    return new UsartAction.Receive(1, command.frames().get(frame).within());
  }

  /**
   * {@return what follows once the bytes of a {@link UsartAction.Receive} are there}
   *
   * @param bytes as many as were wanted
   * @throws ProtocolException where the ROM refuses, or says what it must not
   */
  public UsartAction received(byte[] bytes) throws ProtocolException {
    return switch (stage) {
      case ACKNOWLEDGE -> {
        requireAck(bytes[0]);
        yield acknowledged();
      }
      case COUNT -> {
        stage = Stage.DATA;
        yield new UsartAction.Receive((bytes[0] & 0xFF) + 1, SOON);
      }
      case DATA -> {
        data = bytes.clone();
        yield command.reply() instanceof UsartCommand.Reply.Bytes ? done() : lastAcknowledge(SOON);
      }
      case LAST_ACKNOWLEDGE -> {
        requireAck(bytes[0]);
        yield done();
      }
    };
  }

  /**
   * {@return whether the ROM cannot have begun yet: what fails now can be tried again without harm,
   * be it a write}
   */
  public boolean isUnbegun() {
    return stage == Stage.ACKNOWLEDGE && frame < command.frames().size() - 1;
  }

  private UsartAction acknowledged() {
    if (frame + 1 < command.frames().size()) {
      frame++;
      return new UsartAction.Send(command.frames().get(frame).bytes());
    }
    UsartCommand.Reply reply = command.reply();
    if (reply instanceof UsartCommand.Reply.Nothing) {
      return done();
    } else if (reply instanceof UsartCommand.Reply.Counted) {
      stage = Stage.COUNT;
      return new UsartAction.Receive(1, SOON);
    } else if (reply instanceof UsartCommand.Reply.Acknowledge last) {
      return lastAcknowledge(last.within());
    }
    stage = Stage.DATA;
    int count = reply instanceof UsartCommand.Reply.Bytes known ? known.count() : VERSION_BYTES;
    return new UsartAction.Receive(count, SOON);
  }

  private UsartAction lastAcknowledge(Duration within) {
    stage = Stage.LAST_ACKNOWLEDGE;
    return new UsartAction.Receive(1, within);
  }

  private UsartAction done() {
    return new UsartAction.Done(data);
  }

  private void requireAck(byte seen) throws ProtocolException {
    if (seen == UsartBytes.ACK) {
      return;
    }
    throw new ProtocolException(
        command
            + ", frame "
            + (frame + 1)
            + (seen == UsartBytes.NACK
                ? ": the bootloader refused it (NACK)"
                : ": expected ACK 0x79, seen 0x" + Hex.digits(seen & 0xFF, 2)),
        Hint.RUN_AGAIN);
  }
}
