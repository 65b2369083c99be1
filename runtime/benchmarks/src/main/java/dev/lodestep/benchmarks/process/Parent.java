package dev.lodestep.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** How a program in a process of its own talks to the one that started it: line by line. It ends with that one, however that ends. */
public final class Parent {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    /** The process that started this one. */
    public Parent() {
        Thread listener = new Thread(this::listen, "parent");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                said.add(line);
                line = in.readLine();
            }
        } catch (IOException e) {
            System.err.println("the parent process cannot be heard: " + e);
        }
        Runtime.getRuntime().halt(1); // nobody is there any more to kill this process
    }

    /** Tells a line. */
    public void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Waits until it says something, and gives that. */
    public String hear() throws InterruptedException {
        return said.take();
    }
}
