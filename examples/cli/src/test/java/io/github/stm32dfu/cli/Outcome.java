package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** How a command ended, and all that it said. */
record Outcome(int exit, String out, String err) {
  Outcome exits(ExitCode code) {
    assertThat(exit).describedAs("%s%n%s", out, err).isEqualTo(code.number());
    return this;
  }

  Outcome says(String... parts) {
    assertThat(err).contains(parts);
    return this;
  }

  /** The only document on standard output. */
  JsonObject json() {
    assertThat(out.lines()).describedAs("lines on standard output").hasSize(1);
    return JsonParser.parseString(out).getAsJsonObject();
  }

  /** What went wrong, checked against the exit code. */
  JsonObject error() {
    JsonObject document = json();
    assertThat(document.keySet()).containsExactly("error");
    JsonObject error = document.getAsJsonObject("error");
    assertThat(error.keySet()).containsExactly("kind", "message", "hint", "exit");
    assertThat(error.get("exit").getAsInt()).isEqualTo(exit);
    return error;
  }

  String kind() {
    return error().get("kind").getAsString();
  }
}
