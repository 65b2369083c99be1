package dev.lodestep.samples.agent;

import dev.lodestep.samples.agent.Move.Ask;
import dev.lodestep.samples.agent.Move.Call;
import dev.lodestep.samples.agent.Move.Final;
import dev.lodestep.samples.agent.Turn.Speaker;
import java.util.List;

/** Stands in for a language model: plans a party, always in the same way, by looking only at what was said so far. */
final class PartyModel implements Model {
    @Override
    public Move next(Talk talk) {
        List<String> found = talk.sources();
        List<String> answers = talk.said(Speaker.PERSON);
        if (found.isEmpty()) {
            return new Call("weather", "Graz");
        }
        if (found.size() == 1) {
            return new Call("weather", "Hamburg");
        }
        if (answers.isEmpty()) {
            return new Ask("How many guests will come?");
        }
        if (found.size() == 2) {
            return new Call("rooms", answers.get(0));
        }
        return new Final("In Graz: " + found.get(0) + "; " + found.get(2) + ".");
    }
}
