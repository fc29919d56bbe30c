package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what a little-endian ELF32 file loads: {@code p_filesz} bytes of each PT_LOAD segment, at
 * its physical address (System V ABI, chapters 4 and 5). A linker may put the file's own headers at
 * the start of a segment, before an address that belongs to a bootloader: they are left out, as GDB
 * and objcopy do.
 */
final class ElfReader {
  private static final int HEADER_LENGTH = 52;
  private static final int PROGRAM_HEADER_LENGTH = 32;
  private static final int ELFCLASS32 = 1;
  private static final int ELFDATA2LSB = 1;
  private static final int EM_ARM = 40;
  private static final int PT_LOAD = 1;
  private static final int SECTION_HEADER_LENGTH = 40;
  private static final int SHT_NOBITS = 8;
  private static final int SHF_ALLOC = 2;

  private final byte[] content;
  private final List<String> warnings = new ArrayList<>();

  private ElfReader(byte[] content) {
    this.content = content;
  }

  static FirmwareFile read(byte[] content, ReadOptions options) throws FirmwareFormatException {
    ElfReader reader = new ElfReader(content);
    ImageAssembly assembly = new ImageAssembly(Place.OFFSET, options.maxSegments());
    reader.checkHeader();
    reader.scan(assembly);
    long e_entry = LittleEndian.u32(content, 24);
    return new FirmwareFile(
        FirmwareFormat.ELF,
        assembly.image(new ElfReader(content)::scan),
        Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        e_entry == 0 ? OptionalLong.empty() : OptionalLong.of(e_entry),
        reader.warnings);
  }

  private void checkHeader() throws FirmwareFormatException {
    if (content.length < HEADER_LENGTH) {
      throw Place.OFFSET.refuse(content.length, "the file ends within the ELF header");
    }
    if (LittleEndian.u32(content, 0) != 0x464C457FL) {
      throw Place.OFFSET.refuse(0, "expected the ELF magic");
    }
    if (content[4] != ELFCLASS32 || content[5] != ELFDATA2LSB) {
      throw Place.OFFSET.refuse(
          4,
          "class "
              + content[4]
              + " and data "
              + content[5]
              + ", expected ELF32 little-endian (1, 1)");
    }
    int e_machine = LittleEndian.u16(content, 18);
    if (e_machine != EM_ARM) {
      warnings.add("The file is for machine " + e_machine + ", not for ARM (40).");
    }
  }

  private void scan(DataSink sink) throws FirmwareFormatException {
    long e_phoff = LittleEndian.u32(content, 28);
    int e_phentsize = LittleEndian.u16(content, 42);
    int e_phnum = LittleEndian.u16(content, 44);
    if (e_phnum == 0) {
      throw Place.OFFSET.refuse(44, "no program headers: the file is not linked");
    }
    if (e_phentsize < PROGRAM_HEADER_LENGTH) {
      throw Place.OFFSET.refuse(42, "program headers of " + e_phentsize + " bytes, expected 32");
    }
    if (e_phoff + (long) e_phnum * e_phentsize > content.length) {
      throw Place.OFFSET.refuse(28, e_phnum + " program headers reach past the end of the file");
    }
    long firstSection = firstSection();
    long loaded = 0;
    for (int i = 0; i < e_phnum; i++) {
      loaded += load((int) e_phoff + i * e_phentsize, firstSection, sink);
      if (loaded > content.length) {
        throw Place.OFFSET.refuse(e_phoff, "the segments are larger than the file");
      }
    }
  }

  /** {@return how many bytes of the file a program header loads} */
  private long load(int header, long firstSection, DataSink sink) throws FirmwareFormatException {
    long p_offset = LittleEndian.u32(content, header + 4);
    long p_paddr = LittleEndian.u32(content, header + 12);
    long p_filesz = LittleEndian.u32(content, header + 16);
    if (LittleEndian.u32(content, header) != PT_LOAD || p_filesz == 0) {
      return 0;
    }
    if (p_offset + p_filesz > content.length) {
      throw Place.OFFSET.refuse(
          header,
          "a segment of "
              + p_filesz
              + " bytes at "
              + Place.OFFSET.at(p_offset)
              + " reaches past the end of the file");
    }
    long from = p_offset < HEADER_LENGTH ? firstSection : p_offset;
    if (from >= p_offset + p_filesz) {
      throw Place.OFFSET.refuse(
          header, "a segment begins with the ELF header, and no section says where that ends");
    }
    long address = p_paddr + (from - p_offset);
    sink.accept(address, content, (int) from, (int) (p_offset + p_filesz), header);
    return p_filesz;
  }

  /** {@return the offset of the first section with loaded bytes, or the file's end without one} */
  private long firstSection() {
    long e_shoff = LittleEndian.u32(content, 32);
    int e_shentsize = LittleEndian.u16(content, 46);
    int e_shnum = LittleEndian.u16(content, 48);
    long first = content.length;
    if (e_shentsize < SECTION_HEADER_LENGTH
        || e_shoff + (long) e_shnum * e_shentsize > content.length) {
      return first;
    }
    for (int i = 0; i < e_shnum; i++) {
      int header = (int) e_shoff + i * e_shentsize;
      long sh_type = LittleEndian.u32(content, header + 4);
      long sh_flags = LittleEndian.u32(content, header + 8);
      long sh_offset = LittleEndian.u32(content, header + 16);
      if (sh_type != SHT_NOBITS && (sh_flags & SHF_ALLOC) != 0 && sh_offset >= HEADER_LENGTH) {
        first = Math.min(first, sh_offset);
      }
    }
    return first;
  }
}
