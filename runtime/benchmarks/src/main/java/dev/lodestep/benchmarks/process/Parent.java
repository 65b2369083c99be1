package dev.lodestep.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** How a program in a process of its own talks to the one that started it: line by line. It ends with that one, however that ends. */
public final class Parent {
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    /** Tells a line. */
    public void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Waits until it says something, and gives that. */
    public String hear() throws IOException {
        String line = in.readLine();
        if (line == null) {
            Runtime.getRuntime().halt(1); // nobody is there any more to kill this process
            throw new IOException("unreachable");
        }
        return line;
    }

    /** Goes on as it is until it is killed. */
    public void stay() throws IOException {
        while (!hear().isEmpty()) {
            tell("not understood");
        }
    }
}
