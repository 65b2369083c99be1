package dev.lodestep.samples.audit.process;

/**
 * A line of the effects log.
 *
 * @param unit whose work it is
 * @param begins whether the work began, or was done
 */
record Effect(Unit unit, boolean begins) {

    static Effect parse(String line) {
        String[] words = line.split(" ");
        if (words.length != 4 || !(words[3].equals("BEGIN") || words[3].equals("END"))) {
            throw new IllegalArgumentException("not a line of an effects log: " + line);
        }
        return new Effect(new Unit(words[0], words[1]), words[3].equals("BEGIN"));
    }

    /** A method of one run: what has to be recorded once. */
    record Unit(String runId, String method) {

        boolean compensates() {
            return method.equals("quarantine") || method.equals("withdraw");
        }

        @Override
        public String toString() {
            return method + " of " + runId.replaceAll(".*/|@.*", "");
        }
    }
}
