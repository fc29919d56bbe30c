package io.github.stm32dfu.cli.serve;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.usbip.UsbIpServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person types to plug served boards in.
 *
 * @param address on which they are served
 * @param port on which they are served
 * @param boards all of them
 */
public record AttachAdvice(InetAddress address, int port, List<SimulatedF373> boards) {
  /** {@return lines for people} */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("serving on " + address.getHostAddress() + ", TCP port " + port);
    List<SimulatedF373> there = boards.stream().filter(board -> board.seen().isPresent()).toList();
    if (!there.isEmpty()) {
      lines.add("to plug in, on Linux, as root, with the kernel module vhci_hcd loaded:");
      lines.add("  modprobe vhci_hcd");
    }
    String server = address.isAnyLocalAddress() ? "THIS-COMPUTER" : address.getHostAddress();
    String tcpPort = port == UsbIpServer.PORT ? "" : " --tcp-port " + port;
    for (SimulatedF373 board : there) {
      lines.add("  usbip" + tcpPort + " attach -r " + server + " -b " + board.portPath());
    }
    if (!address.isLoopbackAddress()) {
      lines.add("warning: USB/IP knows no passwords: whoever reaches it owns the boards");
    }
    return lines;
  }
}
