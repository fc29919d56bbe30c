package io.github.stm32dfu.simulator.survival;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A product: how its flash is cut, what starts it, and how two versions of its firmware differ. The
 * image ends in the middle of a page, of which the rest belongs to the board; the last page is
 * protected.
 *
 * @param geometry of the flash
 * @param start what stands in page 0
 * @param change how versions differ
 */
record Scene(FlashGeometry geometry, Start start, Change change) {
  static final String OLD = "1.0.0";
  static final String NEW = "1.1.0";

  private static final long BASE = FlashGeometry.BASE;
  private static final String PRODUCT = "Desk Lamp";

  /** What starts the board. */
  enum Start {
    /** The application's own vector table. */
    PLAIN,
    /** A boot stub that looks whether the application is whole. */
    STUB
  }

  /** How versions differ. */
  enum Change {
    /** In every page. */
    EVERY_PAGE,
    /** In one page that is not the vector table's. */
    ONE_PAGE
  }

  /** {@return the addresses that an image covers} */
  AddressRange span() {
    long first = start == Start.STUB ? BASE + 0x800 : BASE;
    int page = geometry.pageSize();
    return new AddressRange(first, BASE + geometry.size() - page - page / 2);
  }

  /** {@return the page that no update may touch} */
  AddressRange protectedPage() {
    long end = BASE + geometry.size();
    return new AddressRange(end - geometry.pageSize(), end);
  }

  FirmwareImage firmware(String version) {
    AddressRange span = span();
    byte[] bytes = new byte[(int) span.size()];
    new Random(change == Change.ONE_PAGE ? 7 : version.hashCode()).nextBytes(bytes);
    vectors(bytes, span.start());
    int third = 2 * geometry.pageSize();
    bytes[third + 100] = (byte) version.hashCode();
    long tag = start == Start.STUB ? BASE + 0xA00 : BASE + third;
    return new TagStamp(tag, span, PRODUCT, version)
        .writeInto(FirmwareImage.of(span.start(), bytes));
  }

  UpdateImage update(String version) {
    FirmwareFile file =
        new FirmwareFile(
            FirmwareFormat.INTEL_HEX,
            firmware(version),
            FirmwareFile.Addressing.KNOWN,
            List.of(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of());
    return UpdateImage.of(file, "lamp-" + version + ".hex");
  }

  UpdateOptions options() {
    return UpdateOptions.of(LineProtocol.standard(), LineProtocolTrigger.standard())
        .with(FlashOptions.safe().protect(protectedPage()));
  }

  /** {@return all of the flash of a board with a version, as it left the factory} */
  byte[] factory(String version, long board) {
    byte[] flash = new byte[geometry.size()];
    new Random(board).nextBytes(flash);
    if (start == Start.STUB) {
      vectors(flash, BASE);
    }
    byte[] image = firmware(version).segments().get(0).toByteArray();
    System.arraycopy(image, 0, flash, (int) (span().start() - BASE), image.length);
    return flash;
  }

  /** {@return a board that runs the old version, whose own bytes follow from a number} */
  SimulatedF373 board(long number, UnaryOperator<F373Builder> settings) {
    SimulatedApp application = SimulatedApp.lineProtocol();
    F373Builder builder =
        SimulatedF373.rom()
            .geometry(geometry)
            .boot0(Boot0.LOW)
            .seed(number)
            .application(start == Start.STUB ? application.behindBootStub() : application);
    SimulatedF373 board = settings.apply(builder).build();
    board.loadFlash(BASE, factory(OLD, number));
    board.reset();
    board.clock().sleep(Duration.ofSeconds(1));
    return board;
  }

  /** {@return the part of a flash that an image covers} */
  byte[] image(byte[] flash) {
    AddressRange span = span();
    return Arrays.copyOfRange(
        flash, (int) (span.start() - BASE), (int) (span.endExclusive() - BASE));
  }

  private static void vectors(byte[] bytes, long at) {
    long[] words = {0x2000_8000L, at + 0x189};
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (words[i / 4] >> (8 * (i % 4)));
    }
  }

  @Override
  public String toString() {
    return geometry.pages() + "x" + geometry.pageSize() + "/" + start + "/" + change;
  }

  static Scene parse(String text) {
    String[] parts = text.split("/", 3);
    String[] pages = parts[0].split("x", 2);
    return new Scene(
        new FlashGeometry(Integer.parseInt(pages[0]), Integer.parseInt(pages[1])),
        Start.valueOf(parts[1]),
        Change.valueOf(parts[2]));
  }
}
