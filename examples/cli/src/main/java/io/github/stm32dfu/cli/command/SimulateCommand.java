package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.ServedDocument;
import io.github.stm32dfu.cli.option.FaultConverter;
import io.github.stm32dfu.cli.progress.StopRequest;
import io.github.stm32dfu.cli.serve.BoardLog;
import io.github.stm32dfu.cli.serve.ServedBoards;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.usbip.UsbIpOptions;
import io.github.stm32dfu.simulator.usbip.UsbIpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves simulated boards until it is stopped, which is how it is meant to end: exit code 0. */
@Command(
    name = "simulate",
    description = "Serve simulated boards to other programs, until Ctrl-C.",
    footerHeading = "%nFaults, by the number of a transfer or of a flash pulse, from 0:%n",
    footer = {
      "  stall@57  error:errWRITE@57  lost-request@57  lost-answer@57  short:4@57",
      "  poll-time:5000@57  busy:3@57  unplug@57  unplug-after:20@57  power-cut:20@57",
      "  power-cut@pulse:1000  power-cut:before@pulse:1000  power-cut:after@pulse:1000",
      "  long-downloads:16  back:500  (milliseconds until an unplugged board is back)"
    })
public final class SimulateCommand extends ToolCommand {
  private static final int MOST_BOARDS = 8;

  @Option(
      names = "--usbip",
      arity = "0..1",
      fallbackValue = "" + UsbIpServer.PORT,
      paramLabel = "PORT",
      description = "Serve USB devices over USB/IP; TCP port 3240 unless given, 0 for any free.")
  private Optional<Integer> usbip = Optional.empty();

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "Address of this computer to listen on; else only this computer can connect.")
  private Optional<InetAddress> listen = Optional.empty();

  @Option(names = "--app", description = "Start with BOOT0 low: in the application, if any.")
  private boolean app;

  @Option(
      names = "--realtime",
      description = "Let erasing and writing take as long as on a real part; else they take none.")
  private boolean realtime;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Keep the memory there; several boards add their port paths to the name.")
  private Optional<Path> state = Optional.empty();

  @Option(names = "--boards", paramLabel = "N", description = "How many boards, 1 to 8.")
  private int count = 1;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      converter = FaultConverter.class,
      description = "What goes wrong, see below; may be given again.")
  private List<UnaryOperator<FaultPlan>> faults = new ArrayList<>();

  /**
   * Makes the command.
   *
   * @param console to write to
   */
  public SimulateCommand(Console console) {
    super(console);
  }

  @Override
  Document run() throws IOException {
    int port = usbip.orElseThrow(() -> wrongUsage("say how the boards are reached: --usbip"));
    if (count < 1 || count > MOST_BOARDS) {
      throw wrongUsage("1 to " + MOST_BOARDS + " boards, not " + count);
    }
    if (port < 0 || port > 0xFFFF) {
      throw wrongUsage("no TCP port: " + port);
    }
    try (StopRequest stop = new StopRequest();
        ServedBoards boards = ServedBoards.start(settings());
        UsbIpServer server = serve(port, boards)) {
      introduce(boards, server.port());
      stop.await();
      return new ServedDocument(server.port(), boards.boards());
    }
  }

  private ServedBoards.Settings settings() {
    FaultPlan plan = FaultPlan.none();
    for (UnaryOperator<FaultPlan> fault : faults) {
      plan = fault.apply(plan);
    }
    return new ServedBoards.Settings(
        count,
        state,
        app ? Boot0.LOW : Boot0.HIGH,
        realtime ? Timing.typical() : Timing.instant(),
        plan);
  }

  private UsbIpServer serve(int port, ServedBoards boards) throws IOException {
    UsbIpOptions options =
        UsbIpOptions.loopback().withPort(port).withListener(new BoardLog(console(), boards));
    try {
      return UsbIpServer.start(listen.map(options::withAddress).orElse(options), boards.boards());
    } catch (BindException taken) {
      throw CliException.refused(
          "port",
          "TCP port " + port + " cannot be used: " + taken.getMessage(),
          "Choose another one, for example --usbip 0 for any that is free.");
    }
  }

  private void introduce(ServedBoards boards, int port) {
    boards.boards().forEach(board -> console().say(BoardLog.state(board)));
    InetAddress address = listen.orElse(InetAddress.getLoopbackAddress());
    console().say("serving on " + address.getHostAddress() + ", TCP port " + port);
    List<SimulatedF373> there =
        boards.boards().stream().filter(board -> board.seen().isPresent()).toList();
    if (!there.isEmpty()) {
      console().say("to plug in, on Linux, as root, with the kernel module vhci_hcd loaded:");
      console().say("  modprobe vhci_hcd");
    }
    String server = address.isAnyLocalAddress() ? "THIS-COMPUTER" : address.getHostAddress();
    String tcpPort = port == UsbIpServer.PORT ? "" : " --tcp-port " + port;
    for (SimulatedF373 board : there) {
      console().say("  usbip" + tcpPort + " attach -r " + server + " -b " + board.portPath());
    }
    if (listen.isPresent() && !address.isLoopbackAddress()) {
      console().say("warning: USB/IP knows no passwords: whoever reaches it owns the boards");
    }
    console().say("Ctrl-C ends");
  }
}
