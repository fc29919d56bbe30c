package io.github.stm32dfu.simulator.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.contract.SerialFinderContract;
import io.github.stm32dfu.simulator.contract.SerialLinkContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each defect is caught by the contracts of serial ports. */
class SerialContractProofTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void catches(Defect defect) throws Exception {
    assertThat(failures(defect)).isNotEmpty();
  }

  @Test
  void passesWhatHasNone() throws Exception {
    assertThat(failures(Defect.NONE)).isEmpty();
  }

  private static List<String> failures(Defect defect) throws Exception {
    List<String> failures = new ArrayList<>();
    for (Method test : tests(SerialLinkContract.class)) {
      run(test, FakeSerialLinkTest.with(defect), failures);
    }
    for (Method test : tests(SerialFinderContract.class)) {
      run(test, FakeSerialFinderTest.with(defect), failures);
    }
    return failures;
  }

  private static List<Method> tests(Class<?> contract) {
    List<Method> tests = new ArrayList<>();
    for (Method method : contract.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        method.setAccessible(true);
        tests.add(method);
      }
    }
    return tests;
  }

  private static void run(Method test, Object instance, List<String> failures) throws Exception {
    try {
      test.invoke(instance);
    } catch (InvocationTargetException failure) {
      failures.add(test.getName() + ": " + failure.getCause());
    } finally {
      Thread.interrupted();
    }
  }
}
