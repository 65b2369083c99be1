package dev.lodestep.samples.agent;

import dev.lodestep.samples.agent.Turn.Speaker;
import java.util.List;
import java.util.stream.Stream;

/** A conversation as far as it has come: all that a model gets to see. */
public record Talk(List<Turn> turns) {

    static Talk about(Question question) {
        return new Talk(List.of(new Turn(Speaker.USER, question.text())));
    }

    /** The same with one turn more. */
    public Talk with(Speaker speaker, String text) {
        return new Talk(Stream.concat(turns.stream(), Stream.of(new Turn(speaker, text)))
                .toList());
    }

    /** What the tools said. */
    public List<String> sources() {
        return said(Speaker.TOOL);
    }

    /** What somebody said. */
    public List<String> said(Speaker speaker) {
        return turns.stream()
                .filter(turn -> turn.speaker() == speaker)
                .map(Turn::text)
                .toList();
    }
}
