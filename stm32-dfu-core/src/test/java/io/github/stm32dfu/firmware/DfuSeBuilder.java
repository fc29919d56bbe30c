package io.github.stm32dfu.firmware;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Builds DfuSe files whose fields may lie, with a right CRC. */
final class DfuSeBuilder {
  private final List<byte[]> targets = new ArrayList<>();
  private final ByteArrayOutputStream elements = new ByteArrayOutputStream();
  private int elementCount;
  private int version = 1;
  private int imageSizeError;
  private int targetSizeError;
  private int elementCountError;
  private byte[] beforeSuffix = {};
  private int bcdDFU = 0x011A;
  private int idProduct = 0xDF11;
  private int suffixLength = 16;

  DfuSeBuilder element(long address, byte... data) {
    return lyingElement(address, data.length, data);
  }

  DfuSeBuilder lyingElement(long address, long size, byte... data) {
    elements.writeBytes(numbers((int) address, (int) size));
    elements.writeBytes(data);
    elementCount++;
    return this;
  }

  /** Ends a target of all elements so far. */
  DfuSeBuilder target(int setting, String name) {
    ByteBuffer prefix = ByteBuffer.allocate(274).order(ByteOrder.LITTLE_ENDIAN);
    prefix.put(latin("Target")).put((byte) setting).putInt(1).put(latin(name)).position(266);
    prefix.putInt(elements.size() + targetSizeError).putInt(elementCount + elementCountError);
    targets.add(prefix.array());
    targets.add(elements.toByteArray());
    elements.reset();
    elementCount = 0;
    return this;
  }

  DfuSeBuilder version(int number) {
    version = number;
    return this;
  }

  DfuSeBuilder imageSizeError(int difference) {
    imageSizeError = difference;
    return this;
  }

  DfuSeBuilder targetSizeError(int difference) {
    targetSizeError = difference;
    return this;
  }

  DfuSeBuilder elementCountError(int difference) {
    elementCountError = difference;
    return this;
  }

  DfuSeBuilder beforeSuffix(byte... bytes) {
    beforeSuffix = bytes;
    return this;
  }

  DfuSeBuilder bcdDFU(int value) {
    bcdDFU = value;
    return this;
  }

  DfuSeBuilder idProduct(int value) {
    idProduct = value;
    return this;
  }

  DfuSeBuilder suffixLength(int value) {
    suffixLength = value;
    return this;
  }

  byte[] build() {
    int body = 11 + targets.stream().mapToInt(part -> part.length).sum() + beforeSuffix.length;
    ByteBuffer file = ByteBuffer.allocate(body + suffixLength).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin("DfuSe")).put((byte) version).putInt(body + imageSizeError);
    file.put((byte) (targets.size() / 2));
    targets.forEach(file::put);
    file.put(beforeSuffix).position(file.capacity() - 16);
    file.putShort((short) 0).putShort((short) idProduct).putShort((short) 0x0483);
    file.putShort((short) bcdDFU).put(latin("UFD")).put((byte) suffixLength);
    return withRightCrc(file.array());
  }

  static byte[] withRightCrc(byte[] file) {
    byte[] right = file.clone();
    CRC32 crc = new CRC32();
    crc.update(right, 0, right.length - 4);
    ByteBuffer.wrap(right)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(right.length - 4, (int) ~crc.getValue());
    return right;
  }

  private static byte[] numbers(int first, int second) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(first)
        .putInt(second)
        .array();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
