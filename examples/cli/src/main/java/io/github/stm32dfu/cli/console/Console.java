package io.github.stm32dfu.cli.console;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers go to standard output, everything that is said on the way to standard error.
 *
 * @param out for answers
 * @param err for messages and progress
 * @param terminal behind standard error
 * @param in where a person types answers; nothing where nobody does
 */
public record Console(
    PrintWriter out, PrintWriter err, Terminal terminal, Optional<BufferedReader> in) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /**
   * Takes a console at which nobody answers.
   *
   * @param out for answers
   * @param err for messages and progress
   * @param terminal behind standard error
   */
  public Console(PrintWriter out, PrintWriter err, Terminal terminal) {
    this(out, err, terminal, Optional.empty());
  }

  /** {@return the console of this process; JSON is UTF-8 wherever it goes} */
  public static Console ofProcess() {
    Terminal terminal = Terminal.ofProcess();
    return new Console(
        writer(FileDescriptor.out, StandardCharsets.UTF_8),
        writer(FileDescriptor.err, terminal.charset()),
        terminal,
        terminal.isTypedInto()
            ? Optional.of(
                new BufferedReader(
                    new InputStreamReader(
                        new FileInputStream(FileDescriptor.in), terminal.charset())))
            : Optional.empty());
  }

  private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
    return new PrintWriter(new FileOutputStream(descriptor), true, charset);
  }

  /**
   * Writes a document in one line.
   *
   * @param document the only one of this run
   */
  public void json(JsonObject document) {
    out.println(GSON.toJson(document));
    out.flush();
  }

  /**
   * Writes a line of an answer for people.
   *
   * @param line without its end
   */
  public void answer(String line) {
    out.println(printable(line));
    out.flush();
  }

  /**
   * Says something that is no part of the answer.
   *
   * @param line without its end
   */
  public void say(String line) {
    err.println(printable(line));
    err.flush();
  }

  /**
   * {@return what a person answered, without blanks around it; nothing where there is nobody}
   *
   * @param question without the end of its line
   */
  public Optional<String> ask(String question) {
    if (in.isEmpty()) {
      return Optional.empty();
    }
    err.print(printable(question));
    err.flush();
    try {
      return Optional.ofNullable(in.get().readLine()).map(String::strip);
    } catch (IOException closed) {
      // Nobody can answer any more.
      say(String.valueOf(closed.getMessage()));
      return Optional.empty();
    }
  }

  /** {@return whether all answers were taken; a full disk takes none} */
  public boolean isHeard() {
    return !out.checkError();
  }

  /** Names come from files and devices; none of them is to steer the terminal. */
  private static String printable(String line) {
    return line.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }
}
