package io.github.stm32dfu.simulator.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.simulator.usbip.client.UsbIpFinder;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import io.github.stm32dfu.transport.DfuFinder;
import org.junit.jupiter.api.Test;

/** A board that lives in one process, flashed from others. */
class OtherProcessTest {
  @Test
  void aBoardOutlivesTheProcessThatWasFlashingIt() throws Exception {
    byte[] image = RemoteUpdate.application(BoardMain.GEOMETRY.size(), 7);
    try (Program board = new Program(BoardMain.class)) {
      String port = board.next("port");
      try (Program flashing = new Program(FlashMain.class, port, "7", "5")) {
        flashing.next("half");
        flashing.kill();
      }
      board.next("event Imported");
      board.next("event Imported");
      board.next("event Released");
      assertThat(board.ask("running")).isEqualTo("Bootloader");
      assertThat(board.ask("flash")).isNotEqualTo(Hex.bytes(image));

      DfuFinder finder = new UsbIpFinder(UsbIpHost.ofLocal(Integer.parseInt(port)));
      FlashReport report = RemoteUpdate.flash(finder, image, FlashListener.silent());

      assertThat(report.verification()).isEqualTo(Verification.YES);
      assertThat(report.left()).contains(LeaveOutcome.CONFIRMED);
      assertThat(report.pagesSame()).as("pages that the first attempt wrote").isPositive();
      assertThat(finder.list()).isEmpty();
      assertThat(board.ask("running")).isEqualTo("Application");
      assertThat(board.ask("flash")).isEqualTo(Hex.bytes(image));
      assertThat(board.ask("violations")).isEqualTo("[]");
      assertThat(board.ask("torn")).isEqualTo("[]");
    }
  }

  /** The server has 32 MB: what it would allocate for these, it could not. */
  @Test
  void absurdRequestsDoNotFillTheServer() throws Exception {
    try (Program board = new Program(BoardMain.class)) {
      int port = Integer.parseInt(board.next("port"));
      for (int i = 0; i < 50; i++) {
        try (RawClient client = RawClient.holding(port, "1-1")) {
          client.send(RawClient.submit(1, i % 2 == 0, 1, Integer.MAX_VALUE - i, new byte[0]));
          assertThat(client.ended()).isTrue();
        }
        board.next("event Released");
      }
      assertThat(board.ask("running")).isEqualTo("Bootloader");
      assertThat(UsbIpHost.ofLocal(port).list()).hasSize(1);
    }
  }
}
