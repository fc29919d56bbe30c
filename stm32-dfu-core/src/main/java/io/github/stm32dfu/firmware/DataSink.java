package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;

/** Takes a file's data piece by piece, in the order of the file. */
@FunctionalInterface
interface DataSink {
  /**
   * Takes one record or element.
   *
   * @param address of its first byte
   * @param bytes that hold it, not changed afterwards
   * @param from index of its first byte
   * @param to index after its last byte
   * @param place in the file: a line or an offset
   */
  void accept(long address, byte[] bytes, int from, int to, int place)
      throws FirmwareFormatException;

  /** Hands all data of one file to a sink. */
  @FunctionalInterface
  interface Scan {
    void into(DataSink sink) throws FirmwareFormatException;
  }
}
