package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.ToolVersion;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.recording.RecordingText;
import io.github.stm32dfu.transport.recording.RecordingTransport;
import io.github.stm32dfu.usb.PresentDevice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A source whose every transfer becomes a line of a file, written at once: a {@link
 * io.github.stm32dfu.transport.recording.Recording} that a {@link
 * io.github.stm32dfu.transport.recording.ReplayTransport} can play.
 */
public final class SessionLog implements BoardSource {
  private final BoardSource source;
  private final Path path;
  private final PrintWriter file;
  private final AtomicInteger sessions = new AtomicInteger();

  private SessionLog(BoardSource source, Path path, PrintWriter file) {
    this.source = source;
    this.path = path;
    this.file = file;
  }

  /**
   * Begins a file.
   *
   * @param path of the file, replaced if it exists
   * @param source closed together with the file, also if this fails
   * @return the same boards, listened to
   * @throws IOException where the file cannot be written
   */
  public static SessionLog open(Path path, BoardSource source) throws IOException {
    try {
      PrintWriter file =
          new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), true);
      file.println(new ToolVersion().getVersion()[0]);
      file.println("Java " + Runtime.version() + " on " + System.getProperty("os.name"));
      return new SessionLog(source, path, file);
    } catch (IOException failure) {
      try (source) {
        throw CliException.output(path, failure);
      }
    }
  }

  @Override
  public DfuFinder finder() {
    return new Finder(source.finder(), clock(), file, sessions);
  }

  @Override
  public SerialFinder ports() {
    return source.ports();
  }

  @Override
  public JournalStore journals() {
    return source.journals();
  }

  @Override
  public List<PresentDevice> devices() throws TransportException {
    return source.devices();
  }

  @Override
  public Clock clock() {
    return source.clock();
  }

  /**
   * Ends the file. A disk that was full meanwhile stopped the log, not the work, and is told now.
   */
  @Override
  public void close() throws IOException {
    try (source) {
      file.close();
      if (file.checkError()) {
        throw CliException.output(path, new IOException("not all was taken"));
      }
    }
  }

  private record Finder(DfuFinder boards, Clock clock, PrintWriter file, AtomicInteger sessions)
      implements DfuFinder {
    @Override
    public List<DfuIdentity> list() throws TransportException {
      return boards.list();
    }

    @Override
    public DfuTransport open(DfuIdentity device) throws TransportException {
      DfuTransport transport = boards.open(device);
      int session = sessions.incrementAndGet();
      return new RecordingTransport(
          transport, clock, entry -> file.println(RecordingText.line(session, entry)));
    }
  }
}
