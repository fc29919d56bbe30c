package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.ExitCode;
import io.github.stm32dfu.cli.Failure;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.host.station.BoardResult;
import io.github.stm32dfu.host.station.StationReport;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How all boards ended. The exit code is that of the board that is worst off, which is the one with
 * the highest.
 *
 * @param report of the station
 * @param versions that boards hold now, where the image has a tag
 */
public record StationDocument(StationReport report, Map<DfuIdentity, String> versions)
    implements Document {
  public StationDocument {
    versions = Map.copyOf(versions);
  }

  @Override
  public JsonObject json() {
    JsonArray boards = new JsonArray();
    for (BoardResult result : report.boards()) {
      JsonObject board = new JsonObject();
      board.addProperty("portPath", result.board().portPath().text().orElse(null));
      board.addProperty("serial", result.board().serial().asText().orElse(null));
      ending(result).entrySet().forEach(member -> board.add(member.getKey(), member.getValue()));
      boards.add(board);
    }
    JsonObject json = new JsonObject();
    json.add("boards", boards);
    json.addProperty("failed", report.failed().size());
    return json;
  }

  private JsonObject ending(BoardResult result) {
    return result instanceof BoardResult.Done done
        ? document(done).json()
        : Failure.of(((BoardResult.Failed) result).cause()).json();
  }

  private FlashDocument document(BoardResult.Done done) {
    return new FlashDocument(
        done.report(), Optional.empty(), Optional.ofNullable(versions.get(done.board())));
  }

  @Override
  public List<String> lines() {
    int all = report.boards().size();
    int failed = report.failed().size();
    List<String> lines = new ArrayList<>();
    lines.add((all - failed) + " of " + Quantity.count(all, "board") + " done.");
    report.failed().stream()
        .map(one -> Failure.of(one.cause()))
        .filter(failure -> !failure.hint().isEmpty())
        .map(failure -> failure.message() + ". " + failure.hint())
        .distinct()
        .forEach(lines::add);
    return lines;
  }

  @Override
  public List<String> warnings() {
    return report.boards().stream()
        .filter(BoardResult.Done.class::isInstance)
        .map(BoardResult.Done.class::cast)
        .flatMap(
            done ->
                document(done).warnings().stream()
                    .map(warning -> done.board().portPath() + ": " + warning))
        .toList();
  }

  @Override
  public ExitCode exit() {
    return report.failed().stream()
        .map(failed -> Failure.of(failed.cause()).exit())
        .max(Comparator.comparingInt(ExitCode::number))
        .orElse(ExitCode.DONE);
  }
}
