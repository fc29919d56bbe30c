package io.github.stm32dfu.web;

import java.util.List;
import org.teavm.dependency.AbstractDependencyListener;
import org.teavm.dependency.DependencyAgent;
import org.teavm.model.MethodReader;

/**
 * Makes every method of the named classes part of a build, as though each of them were called.
 * TeaVM by itself compiles only what the entry point reaches, and would not look at the rest.
 */
final class EveryMethod extends AbstractDependencyListener {
  private final List<String> classNames;

  EveryMethod(List<String> classNames) {
    this.classNames = classNames;
  }

  @Override
  public void started(DependencyAgent agent) {
    for (String name : classNames) {
      agent.linkClass(name);
      use(agent, name);
    }
  }

  /** Joins the classes that TeaVM itself makes of lambdas and method references. */
  @Override
  public void classReached(DependencyAgent agent, String className) {
    for (String name : classNames) {
      if (className.startsWith(name + "$")) {
        use(agent, className);
      }
    }
  }

  private static void use(DependencyAgent agent, String className) {
    for (MethodReader method : agent.getClassSource().get(className).getMethods()) {
      if (method.getProgram() != null) {
        agent.linkMethod(method.getReference()).use();
      }
    }
  }
}
