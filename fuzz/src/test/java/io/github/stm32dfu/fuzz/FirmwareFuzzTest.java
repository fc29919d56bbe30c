package io.github.stm32dfu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.firmware.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A file is read or refused; what was read is the same when it is written and read again. */
class FirmwareFuzzTest {
  private static final int MOST_BYTES = 1 << 20;

  @FuzzTest(maxDuration = "1m")
  void dfuSe(byte[] content) throws IOException {
    readsBack(content, FirmwareFormat.DFUSE);
  }

  @FuzzTest(maxDuration = "1m")
  void dfu(byte[] content) throws IOException {
    readsBack(content, FirmwareFormat.DFU);
  }

  @FuzzTest(maxDuration = "1m")
  void intelHex(byte[] content) throws IOException {
    readsBack(content, FirmwareFormat.INTEL_HEX);
  }

  @FuzzTest(maxDuration = "1m")
  void sRecord(byte[] content) throws IOException {
    readsBack(content, FirmwareFormat.S_RECORD);
  }

  @FuzzTest(maxDuration = "1m")
  void elf(byte[] content) {
    try {
      FirmwareReader.read(content, options().withFormat(FirmwareFormat.ELF));
    } catch (FirmwareFormatException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
    }
  }

  @FuzzTest(maxDuration = "1m")
  void whatever(byte[] content) {
    try {
      FirmwareReader.read(content, options().withBase(0x08000000L));
    } catch (FirmwareFormatException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
    }
  }

  private static void readsBack(byte[] content, FirmwareFormat format) throws IOException {
    ReadOptions options = options().withFormat(format);
    FirmwareFile file;
    try {
      file = FirmwareReader.read(content, options);
    } catch (FirmwareFormatException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
      return;
    }
    if (!file.image().isEmpty()) {
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      FirmwareWriter.write(file, WriteOptions.of(format), again);
      assertThat(FirmwareReader.read(again.toByteArray(), options).image()).isEqualTo(file.image());
    }
  }

  private static ReadOptions options() {
    return ReadOptions.defaults().withMaxBytes(MOST_BYTES);
  }
}
