package dev.lodestep.runtime.machine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The rounds of the loops around a node, the outermost loop's first. Immutable. */
public final class Rounds {
    /** Those of a node outside of all loops. */
    public static final Rounds NONE = new Rounds();

    private final int[] rounds;

    private Rounds(int... rounds) {
        this.rounds = rounds;
    }

    static Rounds of(int... rounds) {
        return rounds.length == 0 ? NONE : new Rounds(rounds.clone());
    }

    /** The round of the innermost loop, from 1; 1 outside of all loops. */
    public int innermost() {
        return rounds.length == 0 ? 1 : rounds[rounds.length - 1];
    }

    /** Whether every loop is in its first round. */
    public boolean first() {
        for (int round : rounds) {
            if (round != 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether the rounds of so many outermost loops are the same. */
    boolean agree(Rounds other, int loops) {
        for (int loop = 0; loop < loops; loop++) {
            if (rounds[loop] != other.rounds[loop]) {
                return false;
            }
        }
        return true;
    }

    List<Integer> numbers() {
        return Arrays.stream(rounds).boxed().toList();
    }

    static Rounds of(List<Integer> rounds) {
        return of(rounds.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Rounds that && Arrays.equals(rounds, that.rounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rounds);
    }

    /** The numbers, as {@code 2.1}. */
    @Override
    public String toString() {
        return Arrays.stream(rounds).mapToObj(Integer::toString).collect(Collectors.joining("."));
    }
}
