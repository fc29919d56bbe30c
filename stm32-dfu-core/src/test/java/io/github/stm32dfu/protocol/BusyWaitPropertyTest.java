package io.github.stm32dfu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class BusyWaitPropertyTest {
  private static final OperationLimit LIMIT = new OperationLimit(1000, 10_000);

  /** Each wait costs a GETSTATUS, which no deadline counts. */
  @Property
  void neitherTheTimeNorTheQuestionsGetOutOfHand(@ForAll @IntRange(max = 2000) int bwPollTimeout) {
    List<Long> waits = waitsUntilTheDeadline(bwPollTimeout);

    assertThat(waits).hasSizeLessThan(200);
    assertThat(waits).allMatch(millis -> millis >= LIMIT.wait(bwPollTimeout));
    assertThat(waits.stream().mapToLong(Long::longValue).sum()).isBetween(10_000L, 11_000L);
  }

  private static List<Long> waitsUntilTheDeadline(int bwPollTimeout) {
    BusyWait busy = new BusyWait("Write", LIMIT);
    List<Long> waits = new ArrayList<>();
    try {
      while (waits.size() < 20_000) {
        if (busy.wait(bwPollTimeout) instanceof Action.Wait<?> wait) {
          waits.add(wait.millis());
        }
      }
    } catch (ProtocolException deadline) {
      return waits;
    }
    throw new AssertionError("no deadline");
  }
}
