package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.contract.SerialLinkContract;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a pty of the kernel and through jSerialComm. */
class PtyLinkContractTest extends SerialLinkContract {
  private final SerialFinder finder = CdcPorts.finder();
  private final List<FutureTask<Void>> happenings = new ArrayList<>();

  @TempDir Path folder;
  private SocatPty pty;

  @BeforeEach
  void begin() throws Exception {
    pty = SocatPty.at(folder.resolve("port"));
  }

  @AfterEach
  void end() throws Exception {
    pty.close();
    for (FutureTask<Void> happening : happenings) {
      happening.get();
    }
    assertThat(happenings).allMatch(FutureTask::isDone);
  }

  @Override
  protected SerialFinder finder() {
    return finder;
  }

  @Override
  protected SerialIdentity port() {
    return SerialIdentity.named(pty.link().toString());
  }

  @Override
  protected Clock clock() {
    return Clock.system();
  }

  @Override
  protected void send(byte[] data) throws Exception {
    pty.send(data);
  }

  @Override
  protected byte[] receive(int count) {
    return pty.receive(count);
  }

  @Override
  protected void stall() {
    pty.stall();
  }

  @Override
  protected int baudRate() throws Exception {
    return pty.baudRate();
  }

  @Override
  protected void unplug() {
    pty.unplug();
  }

  @Override
  protected void after(Duration delay, Happening happening) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              clock().sleep(delay);
              happening.happen();
              return null;
            });
    happenings.add(task);
    new Thread(task, "what happens meanwhile").start();
  }
}
