package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.ExitCode;
import io.github.stm32dfu.cli.doctor.Diagnosis;
import io.github.stm32dfu.cli.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the doctor says.
 *
 * @param diagnosis with its evidence
 */
public record DiagnosisDocument(Diagnosis diagnosis) implements Document {
  @Override
  public ExitCode exit() {
    return switch (diagnosis.verdict()) {
      case READY -> ExitCode.DONE;
      case NOTHING -> ExitCode.NO_DEVICE;
      case PERSON -> ExitCode.PERSON;
    };
  }

  @Override
  public JsonObject json() {
    JsonArray findings = new JsonArray();
    for (Finding finding : diagnosis.findings()) {
      JsonObject one = new JsonObject();
      one.addProperty("kind", word(finding.kind()));
      one.addProperty("evidence", finding.evidence());
      one.addProperty("meaning", finding.meaning());
      one.add("todo", JsonParts.texts(finding.todo()));
      findings.add(one);
    }
    JsonObject json = new JsonObject();
    json.addProperty("result", word(diagnosis.verdict()));
    json.add("findings", findings);
    json.addProperty("next", diagnosis.nextStep());
    return json;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Finding finding : diagnosis.findings()) {
      lines.add("Seen   " + finding.evidence());
      lines.add("Means  " + finding.meaning());
      finding.todo().stream()
          .filter(step -> !step.equals(diagnosis.nextStep()))
          .forEach(step -> lines.add("Else   " + step));
      lines.add("");
    }
    lines.add("Next   " + diagnosis.nextStep());
    return lines;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
