package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.journey.application.AppProtocol;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/** A conversation with an application, for which its port is held. */
final class Interview implements AutoCloseable {
  /** A file in more pieces is not asked for piece by piece. */
  private static final int MOST_SEGMENTS = 64;

  private final SerialLink link;
  private final AppProtocol protocol;
  private final Clock clock;

  private Interview(SerialLink link, AppProtocol protocol, Clock clock) {
    this.link = link;
    this.protocol = protocol;
    this.clock = clock;
  }

  static Interview at(SerialIdentity port, AppProtocol protocol, Surroundings around)
      throws DfuException {
    return new Interview(around.serial().open(port, protocol.settings()), protocol, around.clock());
  }

  AppIdentity identify() throws DfuException {
    return protocol.identify(link, clock);
  }

  /** {@return whether the application's memory is the image, as it says itself} */
  Contents compare(FirmwareImage image) throws DfuException {
    if (image.isEmpty() || image.segments().size() > MOST_SEGMENTS) {
      return Contents.UNKNOWN;
    }
    for (Segment segment : image.segments()) {
      OptionalLong seen = protocol.crc32(link, segment.range(), clock);
      if (seen.isEmpty()) {
        return Contents.UNKNOWN;
      }
      if (seen.getAsLong() != crc32(segment)) {
        return Contents.DIFFERENT;
      }
    }
    return Contents.EQUAL;
  }

  private static long crc32(Segment segment) {
    CRC32 crc = new CRC32();
    crc.update(segment.toByteArray());
    return crc.getValue();
  }

  @Override
  public void close() {
    link.close();
  }
}
