package dev.lodestep.samples.agent;

import java.util.Map;

/** The tools for planning a party. */
final class PartyTools implements Tools {
    private static final Map<String, String> WEATHER = Map.of("Graz", "sun, 24 °C", "Hamburg", "rain, 16 °C");

    @Override
    public String call(String tool, String argument) {
        return switch (tool) {
            case "weather" -> WEATHER.getOrDefault(argument, "unknown");
            case "rooms" -> "the garden has room for " + argument + " guests";
            default -> throw new IllegalArgumentException("there is no tool " + tool);
        };
    }
}
