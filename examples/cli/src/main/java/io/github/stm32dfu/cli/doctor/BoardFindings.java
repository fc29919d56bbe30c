package io.github.stm32dfu.cli.doctor;

import io.github.stm32dfu.cli.doctor.Finding.Kind;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.usb.DeviceNode;
import io.github.stm32dfu.usb.HostSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the evidence about one board means. */
record BoardFindings(HostSystem host, List<Path> rules) {
  private static final String LIMITATION =
      "the V4.1 ROM needs about 25 us between packets, and some hosts leave it less (AN2606)";

  Finding of(BoardEvidence board) {
    Contact contact = board.contact();
    if (contact instanceof Contact.Ready ready) {
      return new Finding(
          Kind.READY,
          ready.name() + ", " + board.identity() + ": opened and read",
          "this board is in its bootloader and can be flashed",
          List.of(
              "Flash it: stm32-dfu flash FILE"
                  + board
                      .identity()
                      .portPath()
                      .text()
                      .map(path -> " --device " + path)
                      .orElse("")));
    }
    if (contact instanceof Contact.NotOpened refused) {
      return switch (refused.kind()) {
        case BUSY -> busy(board, refused.message());
        case ACCESS_DENIED ->
            host == HostSystem.LINUX
                ? permission(board, refused.message())
                : busy(board, refused.message());
        default -> driver(refused.message());
      };
    }
    if (contact instanceof Contact.Protected locked) {
      return locked(board, locked.message());
    }
    if (contact instanceof Contact.Unsteady unsteady) {
      return timing(board, unsteady.message());
    }
    return silent(board, ((Contact.Silent) contact).message());
  }

  private static Finding busy(BoardEvidence board, String message) {
    List<DeviceNode.Holder> holders = board.node().map(DeviceNode::holders).orElse(List.of());
    String names =
        holders.stream().map(DeviceNode.Holder::toString).collect(Collectors.joining(", "));
    if (!holders.isEmpty()) {
      return new Finding(
          Kind.BUSY,
          message + "; " + node(board) + ", open in " + names,
          "another program uses this board",
          List.of("Close " + names + ", then run doctor again."));
    }
    List<String> todo = new ArrayList<>();
    todo.add("Close whatever else may use the board: other flash tools, virtual machines, fwupd.");
    board
        .node()
        .filter(node -> node.view() == DeviceNode.View.SOME_PROCESSES)
        .ifPresent(node -> todo.add("To see who it is: sudo stm32-dfu doctor"));
    return new Finding(
        Kind.BUSY,
        message + board.node().map(node -> "; " + node).orElse(""),
        "another program uses this board; which one cannot be seen from here",
        todo);
  }

  private Finding permission(BoardEvidence board, String message) {
    String evidence = message + board.node().map(node -> "; " + node).orElse("");
    String install = "Install the udev rule: sudo stm32-dfu doctor --install-udev";
    if (rules.isEmpty()) {
      return new Finding(
          Kind.PERMISSION,
          evidence + "; no udev rule names 0483:df11",
          "your user may not open the bootloader, which has other ids than the application",
          List.of(install, "Or write it yourself: " + UdevRule.LINE));
    }
    return new Finding(
        Kind.PERMISSION,
        evidence
            + "; named in "
            + rules.stream().map(Path::toString).collect(Collectors.joining(", ")),
        "there is a rule, but it was made after the board was plugged in, or does not mean your"
            + " user: uaccess is for who sits at the screen, not for ssh",
        List.of(
            Hint.REPLUG.text().replace("the same command", "doctor"),
            "Over ssh, let a group have it: add MODE=\"0660\", GROUP=\"plugdev\" to the rule.",
            install + ", which is: " + UdevRule.LINE));
  }

  private Finding driver(String message) {
    if (host == HostSystem.WINDOWS) {
      return new Finding(
          Kind.DRIVER,
          message,
          "Windows bound a driver that cannot be used, perhaps ST's old \"STM Device in DFU Mode\"",
          List.of(
              "With Zadig, replace the driver of \"STM32 BOOTLOADER\" by WinUSB.",
              "Remove ST's DfuSe software, which brings its driver back."));
    }
    return new Finding(
        Kind.DRIVER,
        message,
        "the operating system's driver does not let programs use this board",
        List.of(Hint.REPLUG.text().replace("the same command", "doctor")));
  }

  private static Finding locked(BoardEvidence board, String message) {
    if (!board.isBehindHub()) {
      return new Finding(
          Kind.READ_PROTECTED,
          message + ", twice; no hub in between",
          "the board is read protected, or only looks so: " + LIMITATION,
          List.of(
              "Put a USB 2.0 hub between the computer and the board, then run doctor again: only if"
                  + " it says the same there, believe it."));
    }
    return new Finding(
        Kind.READ_PROTECTED,
        message + ", twice, behind a hub",
        "the board is read protected: its application cannot be read, nor changed in part",
        List.of(
            "Keep it if you want what is on the board: only whoever made it can update it.",
            "To use the board for something else, erase all of it for good:"
                + " stm32-dfu unprotect --erase-everything"));
  }

  private static Finding timing(BoardEvidence board, String message) {
    if (!board.isBehindHub()) {
      return new Finding(
          Kind.HOST_TIMING,
          message + "; no hub in between",
          "the board answers short requests, but data does not come through; "
              + LIMITATION
              + ". Other tools call this read protection; it is none",
          List.of("Put a USB 2.0 hub between the computer and the board, then run doctor again."));
    }
    return new Finding(
        Kind.HOST_TIMING,
        message + "; behind a hub",
        "the board answers short requests, but data does not come through, even with a hub",
        List.of(
            "Try another cable, another hub, or another computer, then run doctor again.",
            "Check the crystal: 3, 4, 6, 8, 9, 12, 16, 18 or 24 MHz."));
  }

  private static Finding silent(BoardEvidence board, String message) {
    return new Finding(
        Kind.NO_ANSWER,
        board.identity() + " was opened, but: " + message,
        "the ROM appeared on the bus and then stopped; a power cycle is the only way out",
        List.of(
            Hint.REPLUG.text().replace("the same command", "doctor"),
            Hint.USE_USB2_HUB.text(),
            "Check the crystal (HSE): the ROM's USB runs from it."));
  }

  private static String node(BoardEvidence board) {
    return board.node().map(DeviceNode::toString).orElse("");
  }
}
