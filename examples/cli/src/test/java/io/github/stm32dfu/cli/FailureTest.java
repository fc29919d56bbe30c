package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.ReleaseException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
  /** Only what may go well another time says so. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void aReleaseThatIsNotUsedChangesNothing(Kind kind) {
    Failure failure = Failure.of(new ReleaseException(kind, "message", Hint.TELL_PUBLISHER));
    assertThat(failure.exit())
        .isEqualTo(kind == Kind.UNREACHABLE ? ExitCode.FAILED : ExitCode.REFUSED);
    assertThat(failure.kind()).startsWith("release-").matches("[a-z-]+");
    assertThat(failure.hint()).isEqualTo(Hint.TELL_PUBLISHER.text());
  }
}
