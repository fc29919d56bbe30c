package io.github.stm32dfu.web;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.teavm.backend.javascript.JavaScriptTarget;
import org.teavm.dependency.FastDependencyAnalyzer;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.model.ReferenceCache;
import org.teavm.parsing.ClasspathClassHolderSource;
import org.teavm.parsing.resource.ResourceProvider;
import org.teavm.vm.MemoryBuildTarget;
import org.teavm.vm.TeaVM;
import org.teavm.vm.TeaVMBuilder;

/**
 * What TeaVM made of a set of classes.
 *
 * @param script size of the JavaScript in bytes; 0 where there were problems
 * @param problems what the browser's class library lacks, and where it is used
 */
record BrowserBuild(int script, List<String> problems) {
  private static final String SCRIPT = "core.js";

  BrowserBuild {
    problems = List.copyOf(problems);
  }

  /**
   * {@return the outcome of compiling whole classes to JavaScript}
   *
   * @param classNames binary names of classes on the class path
   */
  static BrowserBuild of(List<String> classNames) {
    try (ResourceProvider classPath = classPath()) {
      return of(classNames, classPath);
    }
  }

  private static BrowserBuild of(List<String> classNames, ResourceProvider classPath) {
    ClassLoader loader = BrowserBuild.class.getClassLoader();
    ReferenceCache references = new ReferenceCache();
    // This analyzer takes any instance to be any value's possible type, so that virtual calls in
    // methods that nobody calls are followed too.
    TeaVM build =
        new TeaVMBuilder(new JavaScriptTarget())
            .setReferenceCache(references)
            .setResourceProvider(classPath)
            .setClassSource(new ClasspathClassHolderSource(classPath, references, loader))
            .setDependencyAnalyzerFactory(FastDependencyAnalyzer::new)
            .build();
    build.installPlugins();
    build.add(new EveryMethod(classNames));
    build.setEntryPoint(EntryPoint.class.getName());
    MemoryBuildTarget files = new MemoryBuildTarget();
    build.build(files, SCRIPT);

    List<String> problems = new ArrayList<>();
    for (Problem problem : build.getProblemProvider().getProblems()) {
      problems.add(text(problem));
    }
    return new BrowserBuild(
        files.getNames().contains(SCRIPT) ? files.getContent(SCRIPT).length : 0, problems);
  }

  /**
   * The class path as files. A class loader would not do: what TeaVM's class library lacks, it
   * would silently find in the running JDK.
   */
  private static ResourceProvider classPath() {
    return ResourceProvider.ofClassPath(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .toList());
  }

  private static String text(Problem problem) {
    DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
    problem.render(text);
    if (problem.getLocation() == null) {
      return text.getText();
    }
    return text.getText()
        + " in "
        + problem.getLocation().getMethod()
        + " at "
        + problem.getLocation().getSourceLocation();
  }

  /** TeaVM wants a program to start. */
  static final class EntryPoint {
    private EntryPoint() {}

    /** Does nothing. */
    @SuppressWarnings("unused")
    public static void main(String[] arguments) {}
  }
}
