package io.github.stm32dfu.simulator.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One answer to every {@link OpenQuestion}; immutable. */
public final class Readings {
  private static final Readings DEFAULTS = new Readings(Map.of());

  private final Map<Class<?>, OpenQuestion> answers;

  private Readings(Map<Class<?>, OpenQuestion> answers) {
    this.answers = Map.copyOf(answers);
  }

  /** {@return the first answer to every question} */
  public static Readings defaults() {
    return DEFAULTS;
  }

  /**
   * {@return the default readings, and then each other answer alone: what to run an updater's tests
   * against}
   */
  public static List<Readings> eachAlone() {
    List<Readings> all = new ArrayList<>();
    all.add(DEFAULTS);
    questions()
        .flatMap(question -> Stream.of(answersTo(question)).skip(1))
        .forEach(answer -> all.add(DEFAULTS.with(answer)));
    return List.copyOf(all);
  }

  /** {@return every question, as the enum of its answers} */
  public static Stream<Class<?>> questions() {
    return Stream.of(OpenQuestion.class.getPermittedSubclasses());
  }

  /**
   * {@return these with another answer}
   *
   * @param answer to its question
   */
  public Readings with(OpenQuestion answer) {
    Map<Class<?>, OpenQuestion> changed = new HashMap<>(answers);
    changed.put(answer.getClass(), answer);
    return new Readings(changed);
  }

  /**
   * {@return the answer to a question}
   *
   * @param question the enum of its answers
   * @param <Q> that enum
   */
  public <Q extends Enum<Q> & OpenQuestion> Q of(Class<Q> question) {
    OpenQuestion answer = answers.get(question);
    return answer == null ? question.getEnumConstants()[0] : question.cast(answer);
  }

  private static OpenQuestion[] answersTo(Class<?> question) {
    return (OpenQuestion[]) question.getEnumConstants();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Readings that && answers.equals(that.answers);
  }

  @Override
  public int hashCode() {
    return answers.hashCode();
  }

  /** {@return the answers that were given, sorted} */
  @Override
  public String toString() {
    return answers.values().stream()
        .map(answer -> answer.getClass().getSimpleName() + "." + answer)
        .sorted()
        .toList()
        .toString();
  }
}
