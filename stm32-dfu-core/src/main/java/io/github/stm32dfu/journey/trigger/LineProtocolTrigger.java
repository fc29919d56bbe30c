package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.journey.application.LineConversation;
import io.github.stm32dfu.journey.application.LineConversation.Reply;
import io.github.stm32dfu.journey.application.RunningApplication;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;

/**
 * The line {@code bootloader!} (docs/line-protocol.md). It is sent once: an application that was
 * slow to answer may be on its way already.
 *
 * <p>{@code ok bootloader} acknowledges it. No answer is no error, since it may get lost with the
 * port; {@code error ...} ends with an {@link ApplicationException} of kind STAYED.
 *
 * @param settings how the port is opened
 */
public record LineProtocolTrigger(SerialSettings settings) implements BootloaderTrigger {
  private static final String COMMAND = "bootloader!";
  private static final String ACKNOWLEDGEMENT = "ok bootloader";

  /** {@return the trigger at 115200 8N1} */
  public static LineProtocolTrigger standard() {
    return new LineProtocolTrigger(SerialSettings.standard());
  }

  @Override
  public String description() {
    return "the line \"" + COMMAND + "\"";
  }

  @Override
  public Outcome pull(RunningApplication application) throws DfuException {
    try (SerialLink link = application.open(settings)) {
      LineConversation conversation = LineConversation.begin(link, application.clock());
      Reply reply;
      try {
        reply = conversation.ask(COMMAND, ACKNOWLEDGEMENT::equals, LineConversation.ANSWER_TIME);
      } catch (TransportException failure) {
        return Vanishing.orThrow(failure);
      }
      return outcome(reply, application);
    }
  }

  private static Outcome outcome(Reply reply, RunningApplication application)
      throws ApplicationException {
    if (reply instanceof Reply.Refused refused) {
      throw new ApplicationException(
          ApplicationException.Kind.STAYED,
          application
              + " answered \"error "
              + refused.reason()
              + "\" to \""
              + COMMAND
              + "\": it does not start its bootloader",
          Hint.CHECK_TRIGGER);
    }
    return reply instanceof Reply.Answer ? Outcome.ACKNOWLEDGED : Outcome.SENT;
  }
}
