package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The PC's side of docs/line-protocol.md: {@code id?} and {@code crc?}. Its {@code bootloader!} is
 * a trigger.
 *
 * <p>A question that gets no answer, or a garbled one, is asked once more: the application may have
 * been in the midst of something. One that then has none ends with a {@link TransportException} of
 * kind TIMEOUT where nothing came at all, and with a {@link ProtocolException} where something came
 * that is no answer: there is an application, and it speaks something else. The answer {@code
 * error} means that it speaks this protocol and cannot tell.
 *
 * @param settings how the port is opened
 */
public record LineProtocol(SerialSettings settings) implements AppProtocol {
  /** {@return the protocol at 115200 8N1} */
  public static LineProtocol standard() {
    return new LineProtocol(SerialSettings.standard());
  }

  @Override
  public AppIdentity identify(SerialLink link, Clock clock) throws DfuException {
    return ask(new IdQuestion(), link, clock).orElse(AppIdentity.unknown());
  }

  @Override
  public OptionalLong crc32(SerialLink link, AddressRange range, Clock clock) throws DfuException {
    Optional<Long> crc = ask(new CrcQuestion(range), link, clock);
    return crc.isPresent() ? OptionalLong.of(crc.get()) : OptionalLong.empty();
  }

  private static <A> Optional<A> ask(Question<A> question, SerialLink link, Clock clock)
      throws DfuException {
    try {
      return askOnce(question, link, clock);
    } catch (DfuException failure) {
      if (!isWorthAnotherTry(failure)) {
        throw failure;
      }
      return askOnce(question, link, clock);
    }
  }

  private static boolean isWorthAnotherTry(DfuException failure) {
    return failure instanceof ProtocolException
        || (failure instanceof TransportException transport && transport.kind() == Kind.TIMEOUT);
  }

  /** {@return the answer; nothing where the application cannot give one} */
  private static <A> Optional<A> askOnce(Question<A> question, SerialLink link, Clock clock)
      throws DfuException {
    LineConversation.Reply reply =
        LineConversation.begin(link, clock)
            .ask(question.line(), question::isAnsweredBy, question.within());
    if (reply instanceof LineConversation.Reply.Answer answer) {
      return Optional.of(question.read(answer.line()));
    }
    if (reply instanceof LineConversation.Reply.NoAnswer silence) {
      throw silence.why();
    }
    return Optional.empty();
  }
}
