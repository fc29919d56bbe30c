package io.github.stm32dfu.firmware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Builds ELF32 files whose headers may lie. */
final class ElfBuilder {
  private static final int HEADER = 52;
  private static final int PROGRAM_HEADER = 32;
  private static final int SECTION_HEADER = 40;

  private final List<long[]> headers = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private byte[] section = {};
  private int sectionOffset;
  private long entry;
  private int machine = 40;
  private int elfClass = 1;
  private int programHeaderSize = PROGRAM_HEADER;

  ElfBuilder entry(long address) {
    entry = address;
    return this;
  }

  ElfBuilder machine(int number) {
    machine = number;
    return this;
  }

  ElfBuilder elfClass(int number) {
    elfClass = number;
    return this;
  }

  ElfBuilder programHeaderSize(int size) {
    programHeaderSize = size;
    return this;
  }

  ElfBuilder segments(List<Segment> added) {
    segments.addAll(added);
    return this;
  }

  /** A program header without contents of its own. */
  ElfBuilder header(long type, long offset, long address, long fileSize) {
    headers.add(new long[] {type, offset, address, fileSize});
    return this;
  }

  /** One loaded section, behind its header, and with no segment of its own. */
  ElfBuilder section(int offset, byte[] content) {
    sectionOffset = offset;
    section = content;
    return this;
  }

  byte[] build() {
    int count = headers.size() + segments.size();
    int sectionAt = HEADER + count * PROGRAM_HEADER;
    int dataAt = sectionAt + (section.length == 0 ? 0 : SECTION_HEADER + section.length);
    int size = dataAt + segments.stream().mapToInt(Segment::size).sum();
    ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7F, 'E', 'L', 'F', (byte) elfClass, 1, 1}).position(16);
    elf.putShort((short) 2).putShort((short) machine).putInt(1).putInt((int) entry);
    elf.putInt(HEADER).putInt(sectionAt).putInt(0).putShort((short) HEADER);
    elf.putShort((short) programHeaderSize).putShort((short) count);
    elf.putShort((short) SECTION_HEADER).putShort((short) (section.length == 0 ? 0 : 1));
    elf.position(HEADER);
    for (long[] header : headers) {
      put(elf, header[0], header[1], header[2], header[3]);
    }
    int offset = dataAt;
    for (Segment segment : segments) {
      put(elf, 1, offset, segment.address(), segment.size());
      offset += segment.size();
    }
    if (section.length != 0) {
      elf.putInt(0).putInt(1).putInt(6).putInt(0).putInt(sectionOffset).putInt(section.length);
      elf.position(sectionAt + SECTION_HEADER).put(section);
    }
    segments.forEach(segment -> elf.put(segment.toByteArray()));
    return elf.array();
  }

  /** The virtual address and the size in memory differ from what is loaded, as .data has it. */
  private static void put(ByteBuffer elf, long type, long offset, long address, long fileSize) {
    elf.putInt((int) type).putInt((int) offset).putInt(0x2000_0000).putInt((int) address);
    elf.putInt((int) fileSize).putInt((int) fileSize + 64).putInt(7).putInt(4);
  }
}
