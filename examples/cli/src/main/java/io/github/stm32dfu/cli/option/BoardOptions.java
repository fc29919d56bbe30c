package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.bootloader.UsartBootloader;
import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.BoardChooser;
import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.board.OpenBoard;
import io.github.stm32dfu.cli.board.SessionLog;
import io.github.stm32dfu.journey.trigger.SerialTrigger;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.transport.SerialIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which board a command works on. */
public final class BoardOptions {
  private static final int MOST_BOARDS = 64;
  private static final int LOWEST_BAUD = 1200;
  private static final int HIGHEST_BAUD = 115_200;

  @Option(
      names = "--simulate",
      arity = "0..1",
      paramLabel = "FILE",
      preprocessor = OnlyAttached.class,
      description =
          "Use a simulated STM32F373, not USB. With =FILE its memory is kept there, else it is blank.")
  private Optional<String> simulate = Optional.empty();

  @Option(
      names = "--app",
      description = "With --simulate: the board starts its application, not its bootloader.")
  private boolean app;

  @Option(
      names = "--boards",
      paramLabel = "N",
      description = "With --simulate: so many boards at once, in real time.")
  private int boards = 1;

  @Option(
      names = "--device",
      paramLabel = "PORTPATH|SERIAL",
      description = "The board that is meant, where there are several.")
  private Optional<String> device = Optional.empty();

  @Option(
      names = "--serial",
      paramLabel = "PORT",
      description =
          "Use ST's bootloader at a serial port (AN3155), not USB. For flash, plan, read, erase,"
              + " leave and unprotect.")
  private Optional<String> serial = Optional.empty();

  @Option(
      names = "--baud",
      paramLabel = "N",
      description = "With --serial: bits per second, 1200 to 115200; 115200 unless given.")
  private int baud = HIGHEST_BAUD;

  @Option(
      names = "--entry",
      paramLabel = "SEQUENCE",
      converter = LineSequenceConverter.class,
      description =
          "With --serial: DTR and RTS that start the bootloader, as stm32flash -i has them:"
              + " '-rts&dtr,-dtr,' where RTS is at BOOT0 and DTR at NRST.")
  private Optional<SerialTrigger> entry = Optional.empty();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Write each transfer to FILE, to be sent with a report of an error.")
  private Optional<Path> log = Optional.empty();

  /** Nothing chosen. */
  public BoardOptions() {}

  /**
   * Opens the board that is meant.
   *
   * @param sources of boards
   * @param polling how early the board is asked whether it is done
   * @return the board, to be closed
   * @throws IOException where there is none, or it cannot be opened
   */
  public OpenBoard open(BoardSources sources, PollPolicy polling) throws IOException {
    if (entry.isPresent() && serial.isEmpty()) {
      throw CliException.usage("--entry signals on a port: --serial PORT names it");
    }
    return serial.isPresent()
        ? onSerialPort(sources, serial.get())
        : OpenBoard.open(source(sources), chooser(), polling);
  }

  private OpenBoard onSerialPort(BoardSources sources, String port) throws IOException {
    if (simulate.isPresent() || device.isPresent() || log.isPresent()) {
      throw CliException.usage("--serial is a port with a board behind it: no other choice of one");
    }
    if (baud < LOWEST_BAUD || baud > HIGHEST_BAUD) {
      throw CliException.usage("the ROM takes 1200 to 115200 baud, not " + baud);
    }
    return OpenBoard.open(
        sources.usb(), SerialIdentity.named(port), UsartBootloader.USUAL.at(baud), entry);
  }

  /**
   * {@return where boards are looked for}
   *
   * @param sources of boards
   * @throws IOException where nothing can be asked
   */
  public BoardSource source(BoardSources sources) throws IOException {
    if (serial.isPresent()) {
      throw CliException.usage(
          "--serial is for flash, plan, read, erase, leave and unprotect of one board");
    }
    BoardSource source = simulate.isPresent() ? simulated(sources) : sources.usb();
    return log.isPresent() ? SessionLog.open(log.get(), source) : source;
  }

  private BoardSource simulated(BoardSources sources) throws IOException {
    Optional<Path> file = simulate.filter(name -> !name.isEmpty()).map(Path::of);
    if (boards == 1) {
      return sources.simulated(file, app ? Boot0.LOW : Boot0.HIGH);
    }
    if (boards < 1 || boards > MOST_BOARDS || file.isPresent() || app) {
      throw CliException.usage(
          "--boards takes 1 to " + MOST_BOARDS + " boards, which are blank and kept nowhere");
    }
    return sources.simulated(boards);
  }

  /** {@return port path or serial of the board that is meant, where it was given} */
  public Optional<String> device() {
    return device;
  }

  /** {@return who knows which board is meant} */
  public BoardChooser chooser() {
    return new BoardChooser(device);
  }

  /** Takes a value after {@code =} only: what follows after a blank is the next argument. */
  static final class OnlyAttached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push("");
      }
      return false;
    }
  }
}
