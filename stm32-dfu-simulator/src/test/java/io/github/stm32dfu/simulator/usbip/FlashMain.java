package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashStep;
import io.github.stm32dfu.simulator.usbip.client.UsbIpFinder;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A program that flashes a board and never gets past some write: it says "half" and waits for its
 * end. Arguments: the server's TCP port, the image's seed, how many writes.
 */
final class FlashMain {
  private static int left;

  private FlashMain() {}

  public static void main(String[] arguments) throws IOException {
    UsbIpFinder finder = new UsbIpFinder(UsbIpHost.ofLocal(Integer.parseInt(arguments[0])));
    byte[] image =
        RemoteUpdate.application(BoardMain.GEOMETRY.size(), Long.parseLong(arguments[1]));
    left = Integer.parseInt(arguments[2]);
    RemoteUpdate.flash(finder, image, FlashMain::hear);
  }

  private static void hear(FlashEvent event) {
    if (event instanceof FlashEvent.StepDone done && done.step() instanceof FlashStep.Write) {
      left--;
      if (left == 0) {
        System.out.println("half");
        waitForTheEnd();
      }
    }
  }

  private static void waitForTheEnd() {
    try {
      System.in.transferTo(System.err);
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
