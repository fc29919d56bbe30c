package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElfReaderTest {
  private static final int PT_NOTE = 4;
  private static final int PT_LOAD = 1;

  private static ElfBuilder oneSegment() {
    return new ElfBuilder().segments(List.of(Segment.copyOf(0x0800_0000, new byte[] {1, 2, 3, 4})));
  }

  @Test
  void onlyLoadedBytesOfTheFileCount() {
    FirmwareFile file =
        Reading.of(
            oneSegment().header(PT_NOTE, 0, 0, 40).header(PT_LOAD, 60, 0x2000_0000, 0).build());
    assertThat(file.image()).isEqualTo(FirmwareImage.of(0x0800_0000, new byte[] {1, 2, 3, 4}));
    Reading.assertQuiet(file);
  }

  @Test
  void oddFilesAreSaid() {
    assertThat(Reading.of(oneSegment().machine(243).build()).warnings())
        .containsExactly("The file is for machine 243, not for ARM (40).");
  }

  @Test
  void headersOfTheFileAreNoFirmware() {
    byte[] code = {1, 2, 3, 4};
    ElfBuilder whole = new ElfBuilder().header(PT_LOAD, 0, 0x0800_3F00, 52 + 32 + 40 + 4);
    FirmwareFile file = Reading.of(whole.section(52 + 32 + 40, code).build());
    assertThat(file.image()).isEqualTo(FirmwareImage.of(0x0800_3F00 + 52 + 32 + 40, code));
    Reading.refused(new ElfBuilder().header(PT_LOAD, 0, 0x0800_3F00, 84).build())
        .hasMessage(
            "offset 0x00000034: a segment begins with the ELF header, and no section says where"
                + " that ends");
  }

  @Test
  void otherKindsAndLiesAreRefusedByTheirOffset() {
    Reading.refused(oneSegment().elfClass(2).build())
        .hasMessage("offset 0x00000004: class 2 and data 1, expected ELF32 little-endian (1, 1)");
    Reading.refused(new ElfBuilder().build())
        .hasMessage("offset 0x0000002C: no program headers: the file is not linked");
    Reading.refused(oneSegment().programHeaderSize(31).build())
        .hasMessage("offset 0x0000002A: program headers of 31 bytes, expected 32");
    Reading.refused(oneSegment().programHeaderSize(64).build())
        .hasMessage("offset 0x0000001C: 1 program headers reach past the end of the file");
    Reading.refused(oneSegment().header(PT_LOAD, 100, 0, 1 << 20).build())
        .hasMessage(
            "offset 0x00000034: a segment of 1048576 bytes at offset 0x00000064 reaches past the"
                + " end of the file");
    Reading.refused(oneSegment().header(PT_LOAD, 0xFFFF_FFF0L, 0, 0xFFFF_FFF0L).build())
        .hasMessageContaining("at offset 0xFFFFFFF0 reaches past the end");
    Reading.refused(oneSegment().header(PT_LOAD, 60, 0xFFFF_FFFFL, 2).build())
        .hasMessage("offset 0x00000034: 2 bytes at 0xFFFFFFFF reach past 32-bit addresses");
    Reading.refused(new byte[] {0x7F, 'E', 'L', 'F'}).hasMessageContaining("within the ELF header");
  }

  @Test
  void contradictingSegmentsNameBothHeaders() {
    Reading.refused(oneSegment().header(PT_LOAD, 60, 0x0800_0003, 1).build())
        .hasMessage("offset 0x00000034 and offset 0x00000054: two different bytes for 0x08000003");
  }
}
