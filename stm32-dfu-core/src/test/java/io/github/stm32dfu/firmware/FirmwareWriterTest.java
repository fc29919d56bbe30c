package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.FirmwareFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FirmwareWriterTest {
  private static final FirmwareImage IMAGE =
      FirmwareImage.of(0x0800_FFFE, new byte[] {1, 2, 3, (byte) 0xFF});

  @Test
  void hexHasLinearAddressesAndNoLineAcrossABank() {
    assertThat(text(FirmwareFormat.INTEL_HEX))
        .isEqualTo(
            ":020000040800F2\n"
                + ":02FFFE000102FE\n"
                + ":020000040801F1\n"
                + ":0200000003FFFC\n"
                + ":00000001FF\n");
  }

  @Test
  void sRecordsHaveAHeaderAndFourByteAddresses() {
    assertThat(text(FirmwareFormat.S_RECORD))
        .isEqualTo(
            "S00C000073746D33322D646675CE\n" + "S3090800FFFE010203FFEC\n" + "S70500000000FA\n");
  }

  @Test
  void dfuSeLeavesTheSuffixOutOfItsSizeAndNamesTheBootloader() {
    byte[] file = Written.of(IMAGE, FirmwareFormat.DFUSE);
    FirmwareFile read = Reading.of(file);
    assertThat(LittleEndian.u32(file, 6)).isEqualTo(file.length - 16);
    assertThat(read.suffix().map(DfuSuffix::idVendor)).hasValue(0x0483);
    assertThat(read.suffix().map(DfuSuffix::idProduct)).hasValue(0xDF11);
    assertThat(read.suffix().map(DfuSuffix::bcdDFU)).hasValue(0x011A);
    assertThat(read.targets()).singleElement().isEqualTo(new FirmwareTarget(0, "ST...", IMAGE));
  }

  @Test
  void theIdsOfASuffixStayUnlessTheySayNothing() {
    SuffixIds ids = new SuffixIds(0x1209, 0x0001, 0x0203);
    byte[] named = Written.of(IMAGE, WriteOptions.of(FirmwareFormat.DFUSE).withIds(ids));
    byte[] again = Written.of(Reading.of(named), WriteOptions.of(FirmwareFormat.DFUSE));
    assertThat(again).isEqualTo(named);
    byte[] nameless = new DfuSeBuilder().element(0, (byte) 1).idProduct(0).target(0, "").build();
    byte[] renamed = Written.of(Reading.of(nameless), WriteOptions.of(FirmwareFormat.DFUSE));
    assertThat(Reading.of(renamed).suffix().map(DfuSuffix::idProduct)).hasValue(0xDF11);
  }

  @Test
  void addressesAreNotMadeUp() {
    FirmwareFile dfu = Reading.of(Written.of(IMAGE, FirmwareFormat.DFU));
    assertThatThrownBy(
            () ->
                FirmwareWriter.write(
                    dfu,
                    WriteOptions.of(FirmwareFormat.INTEL_HEX),
                    OutputStream.nullOutputStream()))
        .isInstanceOf(FirmwareFormatException.class)
        .hasMessage("ihex needs addresses, and the file has none");
    assertThat(Written.of(dfu, WriteOptions.of(FirmwareFormat.RAW))).hasSize(4);
  }

  @Test
  void elfIsNotWritten() {
    assertThatThrownBy(() -> WriteOptions.of(FirmwareFormat.ELF))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Timeout(20)
  void aWideGapIsStreamed() throws IOException {
    FirmwareImage wide =
        AnyImage.image(
            List.of(
                Segment.copyOf(0x0800_0000, new byte[] {1}),
                Segment.copyOf(0x1FFF_F800, new byte[] {2})));
    Counter counter = new Counter();
    FirmwareWriter.write(wide, WriteOptions.of(FirmwareFormat.RAW), counter);
    assertThat(counter.bytes).isEqualTo(0x1FFF_F801L - 0x0800_0000L);
    assertThat(counter.largest).isLessThanOrEqualTo(64 * 1024);
  }

  private static final class Counter extends OutputStream {
    private long bytes;
    private int largest;

    @Override
    public void write(int octet) {
      bytes++;
    }

    @Override
    public void write(byte[] block, int offset, int length) {
      bytes += length;
      largest = Math.max(largest, length);
    }
  }

  private static String text(FirmwareFormat format) {
    return new String(Written.of(IMAGE, format), StandardCharsets.US_ASCII);
  }
}
