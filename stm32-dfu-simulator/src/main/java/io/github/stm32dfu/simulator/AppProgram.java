package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.app.DamagedImage;
import io.github.stm32dfu.simulator.app.DataLine;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.app.UsbLook;
import io.github.stm32dfu.simulator.cdc.AppBoard;
import io.github.stm32dfu.simulator.cdc.Application;
import io.github.stm32dfu.simulator.cdc.CdcUsb;
import io.github.stm32dfu.simulator.device.UsbFunction;
import java.time.Duration;
import java.util.Optional;

/** One run of the application in the flash. */
final class AppProgram implements Program, AppBoard {
  /** How long a damaged image works before it freezes. */
  private static final Duration FREEZES_AFTER = Duration.ofMillis(200);

  private final Board board;
  private final SimulatedApp settings;
  private final Running.Application running;
  private final DataLine dataLine;
  private final Duration startDelay;
  private Optional<UsbFunction> usb;

  AppProgram(
      Board board,
      SimulatedApp settings,
      Running.Application running,
      DataLine dataLine,
      Duration startDelay) {
    this.board = board;
    this.settings = settings;
    this.running = running;
    this.dataLine = dataLine;
    this.startDelay = startDelay;
    boolean comesUp =
        !running.damaged() || settings.start().damagedImage() != DamagedImage.STAYS_AWAY;
    this.usb = settings.usb().filter(look -> comesUp).map(this::shown);
  }

  private UsbFunction shown(UsbLook look) {
    Application application = new Application(settings, board.chip(), running.tag(), this);
    return new CdcUsb(look, application);
  }

  @Override
  public void begin() {
    if (running.damaged() && settings.start().damagedImage() == DamagedImage.FREEZES) {
      later(FREEZES_AFTER, this::freeze);
    }
  }

  @Override
  public Running running() {
    return running;
  }

  @Override
  public Optional<UsbFunction> usb() {
    return usb;
  }

  @Override
  public DataLine dataLine() {
    return dataLine;
  }

  @Override
  public Duration startDelay() {
    return startDelay;
  }

  @Override
  public Duration now() {
    return board.moment();
  }

  @Override
  public void later(Duration delay, Runnable event) {
    board.later(
        delay,
        () -> {
          if (board.program() == this) {
            event.run();
          }
        });
  }

  @Override
  public void act(Runnable deed) {
    synchronized (board) {
      board.catchUp();
      if (board.program() == this) {
        deed.run();
        board.notifyAll();
      }
    }
  }

  @Override
  public void leaveBus() {
    board.leaveBus();
    usb = Optional.empty();
  }

  @Override
  public void freeze() {
    board.freeze();
    usb = Optional.empty();
  }

  @Override
  public void startRom() {
    board.jumpToRom();
  }

  @Override
  public void restart() {
    board.restart();
  }
}
