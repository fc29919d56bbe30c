package io.github.stm32dfu.cli.document;

import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.ExitCode;
import java.util.List;

/** What a command answers. */
public interface Document {
  /** {@return the answer for programs} */
  JsonObject json();

  /** {@return the answer for people, line by line} */
  List<String> lines();

  /** {@return how the process ends after this answer} */
  default ExitCode exit() {
    return ExitCode.DONE;
  }

  /** {@return what a person should know, one sentence each} */
  default List<String> warnings() {
    return List.of();
  }
}
