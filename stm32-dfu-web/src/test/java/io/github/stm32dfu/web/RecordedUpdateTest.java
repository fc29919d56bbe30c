package io.github.stm32dfu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.recording.RecordingEntry;
import io.github.stm32dfu.transport.recording.RecordingTransport;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the library says to a board in Java, the module must say to a WebUSB device, byte for byte:
 * the device of the Node script answers as the board did, and to nothing else.
 */
class RecordedUpdateTest {
  private static final long BASE = 0x0800_0000L;

  @TempDir Path folder;
  private final List<RecordingEntry> entries = new ArrayList<>();
  private final SimulatedF373 board = SimulatedF373.strict().build();

  @Test
  void anUpdateSaysTheSame() throws Exception {
    Node.assume();
    FlashReport report = flash(application(9000, 1));

    assertThat(replayed("flash.mjs"))
        .isEqualTo(
            "flashed "
                + report.pagesErased()
                + " "
                + report.pagesWritten()
                + " "
                + report.pagesSame()
                + " "
                + report.bytesWritten());
  }

  @Test
  void anUpdateOfWhatIsThereInPartSaysTheSame() throws Exception {
    Node.assume();
    byte[] image = application(30_000, 2);
    board.loadFlash(BASE, image);
    image[20_000] ^= 1;
    FlashReport report = flash(image);

    assertThat(report.pagesSame()).isPositive();
    assertThat(replayed("flash.mjs")).startsWith("flashed " + report.pagesErased() + " ");
  }

  @Test
  void aBoardThatLeavesIsTheSameError() throws Exception {
    Node.assume();
    board.faults(FaultPlan.none().atTransfer(25, new Fault.UnplugBefore()));
    DfuException failure = null;
    try {
      flash(application(9000, 3));
    } catch (DfuException expected) {
      failure = expected;
    }

    assertThat(failure).isInstanceOf(TransportException.class);
    assertThat(replayed("flash.mjs")).startsWith("TransportException DISCONNECTED REPLUG ");
  }

  private FlashReport flash(byte[] image) throws Exception {
    Files.write(folder.resolve("image.bin"), image);
    DfuBootloaders bootloaders = new DfuBootloaders(recording(board.finder()), board.clock());
    try (Bootloader open = bootloaders.open(bootloaders.only())) {
      return new Flasher(open, board.clock(), FlashListener.silent(), new CancelToken())
          .flash(
              FirmwareReader.read(
                  image, ReadOptions.defaults().withFileName("image.bin").withBase(BASE)),
              FlashOptions.safe());
    }
  }

  private String replayed(String script) throws Exception {
    Path recording = folder.resolve("recording.json");
    Files.writeString(recording, RecordedJson.of(entries));
    return Node.run(script, recording, folder.resolve("image.bin")).strip();
  }

  private DfuFinder recording(DfuFinder real) {
    return new DfuFinder() {
      @Override
      public List<DfuIdentity> list() throws TransportException {
        return real.list();
      }

      @Override
      public DfuTransport open(DfuIdentity device) throws TransportException {
        return new RecordingTransport(real.open(device), board.clock(), entries::add);
      }
    };
  }

  private static byte[] application(int size, long seed) {
    byte[] image = new byte[size];
    new Random(seed).nextBytes(image);
    ByteBuffer.wrap(image)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x2000_8000)
        .putInt((int) BASE + 0x101);
    return image;
  }
}
