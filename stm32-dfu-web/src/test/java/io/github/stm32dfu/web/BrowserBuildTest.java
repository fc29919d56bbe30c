package io.github.stm32dfu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.DfuTransport;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BrowserBuildTest {
  @Test
  void allOfCoreCompilesToJavaScript() throws Exception {
    List<String> core = CoreClasses.forTheBrowser();
    assertThat(core).contains(AddressRange.class.getName(), DfuTransport.class.getName());

    BrowserBuild build = BrowserBuild.of(core);

    assertThat(build.problems()).isEmpty();
    assertThat(build.script()).isPositive();
  }

  @Test
  void aMissingClassIsFoundInAMethodThatNobodyCalls() {
    assertThat(BrowserBuild.of(List.of(MissingClass.class.getName())).problems())
        .singleElement()
        .asString()
        .contains("java.util.HexFormat was not found", "MissingClass.hex");
  }

  @Test
  void aMissingMethodIsFoundBehindAMethodReference() {
    assertThat(BrowserBuild.of(List.of(MissingMethod.class.getName())).problems())
        .singleElement()
        .asString()
        .contains("java.lang.String.lines", "was not found", "MissingMethod$lines");
  }

  /** Has what the browser lacks where only a look at every method finds it. */
  @SuppressWarnings("UnusedMethod")
  private static final class MissingClass {
    private String hex(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
  }

  /** The same with a method, named but never called. */
  @SuppressWarnings("UnusedMethod")
  private static final class MissingMethod {
    private Function<String, Stream<String>> lines() {
      return String::lines;
    }
  }
}
