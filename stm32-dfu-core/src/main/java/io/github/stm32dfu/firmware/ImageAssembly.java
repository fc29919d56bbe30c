package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;

/** Makes an image of a file's data, and says where in the file the data contradicts itself. */
final class ImageAssembly implements DataSink {
  private final SegmentMerge parts = new SegmentMerge();
  private final Place unit;
  private final int maxSegments;

  ImageAssembly(Place unit, int maxSegments) {
    this.unit = unit;
    this.maxSegments = maxSegments;
  }

  @Override
  public void accept(long address, byte[] bytes, int from, int to, int place)
      throws FirmwareFormatException {
    if (address > AddressRange.SPACE_END - (to - from)) {
      throw unit.refuse(
          place,
          (to - from) + " bytes at " + Hex.address(address) + " reach past 32-bit addresses");
    }
    parts.add(address, bytes, from, to);
  }

  /**
   * {@return the image of everything taken}
   *
   * @param again hands over the same data once more, to find the places of a contradiction
   */
  FirmwareImage image(Scan again) throws FirmwareFormatException {
    if (parts.segmentCount() > maxSegments) {
      throw new FirmwareFormatException(
          "the data falls into "
              + parts.segmentCount()
              + " separate segments, more than the allowed "
              + maxSegments);
    }
    try {
      return FirmwareImage.merged(parts);
    } catch (OverlapException overlap) {
      Contradiction places = new Contradiction(overlap.address());
      again.into(places);
      throw new FirmwareFormatException(
          unit.at(places.first) + " and " + unit.at(places.second) + ": " + overlap.getMessage());
    }
  }

  /** Finds the first two places that hold different bytes for an address. */
  private static final class Contradiction implements DataSink {
    private final long address;
    private int first = -1;
    private int second = -1;
    private byte firstByte;

    Contradiction(long address) {
      this.address = address;
    }

    @Override
    public void accept(long start, byte[] bytes, int from, int to, int place) {
      if (second >= 0 || address < start || address >= start + (to - from)) {
        return;
      }
      byte here = bytes[from + (int) (address - start)];
      if (first < 0) {
        first = place;
        firstByte = here;
      } else if (here != firstByte) {
        second = place;
      }
    }
  }
}
