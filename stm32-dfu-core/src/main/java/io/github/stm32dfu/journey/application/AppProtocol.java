package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.util.OptionalLong;

/**
 * How a running application is asked who it is. The line protocol of docs/line-protocol.md is the
 * one that this library specifies; an application that speaks something else is served by an
 * implementation of its own.
 *
 * <p>Implementations hold no state of a conversation, and leave the link open.
 */
public interface AppProtocol {
  /** {@return how the port is opened for it} */
  SerialSettings settings();

  /**
   * Asks who runs there.
   *
   * @param link to the application
   * @param clock by which answers are waited for
   * @return what it says, perhaps little
   * @throws DfuException where it does not answer, or says something that cannot be understood
   */
  AppIdentity identify(SerialLink link, Clock clock) throws DfuException;

  /**
   * Asks for the CRC-32/ISO-HDLC of memory, as it is now. It serves estimates only: what a run has
   * to know of the flash is read back.
   *
   * @param link to the application
   * @param range of the memory, not empty
   * @param clock by which answers are waited for
   * @return the CRC; nothing where this application, or this protocol, cannot tell
   * @throws DfuException where it does not answer
   */
  OptionalLong crc32(SerialLink link, AddressRange range, Clock clock) throws DfuException;
}
