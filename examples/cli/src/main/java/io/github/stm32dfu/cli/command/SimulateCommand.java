package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.ServedDocument;
import io.github.stm32dfu.cli.option.FaultConverter;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import io.github.stm32dfu.cli.progress.StopRequest;
import io.github.stm32dfu.cli.serve.AttachAdvice;
import io.github.stm32dfu.cli.serve.BoardLog;
import io.github.stm32dfu.cli.serve.PtyPort;
import io.github.stm32dfu.cli.serve.ServedBoards;
import io.github.stm32dfu.cli.serve.UsartPty;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.simulator.Boot0;
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
import java.util.OptionalInt;
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
      names = "--pty",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "LINK",
      description =
          "Serve the application of one board on a pseudo terminal, by socat; LINK will point to"
              + " it. It ends when the application makes way for the bootloader, which has no"
              + " place on a pseudo terminal; with --usbip the board goes on there.")
  private Optional<String> pty = Optional.empty();

  @Option(
      names = "--usart",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "LINK",
      description =
          "Serve USART1 of one board, in its bootloader, on a pseudo terminal, by socat; LINK will"
              + " point to it. 115200 baud.")
  private Optional<String> usart = Optional.empty();

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "Address of this computer to listen on; else only this computer can connect.")
  private Optional<InetAddress> listen = Optional.empty();

  @Option(names = "--app", description = "Start with BOOT0 low: in the application, if any.")
  private boolean app;

  @Option(
      names = "--firmware",
      paramLabel = "FILE",
      description = "What is in the flash at first; --state has precedence once there is one.")
  private Optional<Path> firmware = Optional.empty();

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
    checkUsage();
    try (StopRequest stop = new StopRequest();
        ServedBoards boards = ServedBoards.start(settings())) {
      boards.boards().forEach(board -> console().say(BoardLog.state(board)));
      if (usart.isPresent()) {
        return onUsart(boards, stop);
      }
      return pty.isPresent() ? onPty(boards, stop) : onUsb(boards, stop, Optional.empty());
    }
  }

  private void checkUsage() {
    if (usbip.isEmpty() && pty.isEmpty() && usart.isEmpty()) {
      throw wrongUsage("say how the boards are reached: --usbip, --pty or --usart");
    }
    if (usart.isPresent() && (usbip.isPresent() || pty.isPresent())) {
      throw wrongUsage(
          "the bootloader listens at one door: --usart, or --usbip with or without --pty");
    }
    if (count < 1 || count > MOST_BOARDS) {
      throw wrongUsage("1 to " + MOST_BOARDS + " boards, not " + count);
    }
    if ((pty.isPresent() || usart.isPresent()) && count > 1) {
      throw wrongUsage("a pseudo terminal is for one board");
    }
    if (usbip.filter(port -> port < 0 || port > 0xFFFF).isPresent()) {
      throw wrongUsage("no TCP port: " + usbip.get());
    }
  }

  private Document onPty(ServedBoards boards, StopRequest stop) throws IOException {
    Optional<Path> link = pty.filter(path -> !path.isEmpty()).map(Path::of);
    try (PtyPort port = PtyPort.open(boards.boards().get(0), link, () -> left(stop))) {
      console().say("its application is at " + port.name());
      link.ifPresent(path -> console().say("and at " + path));
      if (usbip.isPresent()) {
        return onUsb(boards, stop, Optional.of(port.name()));
      }
      console().say("Ctrl-C ends");
      stop.await();
      return new ServedDocument(OptionalInt.empty(), Optional.of(port.name()), boards.boards());
    }
  }

  private Document onUsart(ServedBoards boards, StopRequest stop) throws IOException {
    Optional<Path> link = usart.filter(path -> !path.isEmpty()).map(Path::of);
    try (UsartPty port = UsartPty.open(boards.boards().get(0), link)) {
      console().say("its USART1 is at " + port.name());
      link.ifPresent(path -> console().say("and at " + path));
      console().say("Ctrl-C ends");
      stop.await();
      return new ServedDocument(OptionalInt.empty(), Optional.of(port.name()), boards.boards());
    }
  }

  /** The bootloader has no place on a pseudo terminal. */
  private void left(StopRequest stop) {
    console().say("the application has left, and with it the pseudo terminal");
    if (usbip.isEmpty()) {
      stop.ask();
    }
  }

  private Document onUsb(ServedBoards boards, StopRequest stop, Optional<String> terminal)
      throws IOException {
    try (UsbIpServer server = serve(usbip.orElse(UsbIpServer.PORT), boards)) {
      InetAddress address = listen.orElse(InetAddress.getLoopbackAddress());
      new AttachAdvice(address, server.port(), boards.boards()).lines().forEach(console()::say);
      console().say("Ctrl-C ends");
      stop.await();
      return new ServedDocument(OptionalInt.of(server.port()), terminal, boards.boards());
    }
  }

  private ServedBoards.Settings settings() throws IOException {
    FaultPlan plan = FaultPlan.none();
    for (UnaryOperator<FaultPlan> fault : faults) {
      plan = fault.apply(plan);
    }
    Optional<FirmwareFile> file = Optional.empty();
    if (firmware.isPresent()) {
      file = Optional.of(FirmwareOptions.read(firmware.get(), Optional.empty(), Optional.empty()));
    }
    return new ServedBoards.Settings(
        count,
        file,
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
}
