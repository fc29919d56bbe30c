package io.github.stm32dfu.flash;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.OverlapException;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What is on the device, as far as it was read. Immutable; gaps are "not known". */
public final class DeviceContents {
  private final NavigableMap<Long, byte[]> pieces;

  private DeviceContents(NavigableMap<Long, byte[]> pieces) {
    this.pieces = pieces;
  }

  /**
   * {@return contents from pieces that do not overlap}
   *
   * @param pieces bytes by their first address; not changed afterwards
   */
  public static DeviceContents of(Map<Long, byte[]> pieces) {
    return new DeviceContents(new TreeMap<>(pieces));
  }

  /** {@return contents of which nothing is known} */
  public static DeviceContents unknown() {
    return new DeviceContents(new TreeMap<>());
  }

  /**
   * {@return the bytes of a range, if all of them are known}
   *
   * @param range any range
   */
  public Optional<byte[]> read(AddressRange range) {
    byte[] bytes = new byte[(int) range.size()];
    int done = 0;
    while (done < bytes.length) {
      Map.Entry<Long, byte[]> piece = pieces.floorEntry(range.start() + done);
      if (piece == null) {
        return Optional.empty();
      }
      long offset = range.start() + done - piece.getKey();
      long length = Math.min(piece.getValue().length - offset, bytes.length - done);
      if (length <= 0) {
        return Optional.empty();
      }
      System.arraycopy(piece.getValue(), (int) offset, bytes, done, (int) length);
      done += (int) length;
    }
    return Optional.of(bytes);
  }

  /** {@return all that is known, as an image} */
  public FirmwareImage image() {
    List<Segment> segments = new ArrayList<>();
    pieces.forEach((address, bytes) -> segments.add(Segment.copyOf(address, bytes)));
    try {
      return FirmwareImage.of(segments);
    } catch (OverlapException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
