package dev.lodestep.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes connections on to a server, and takes one answer away: it lets through what asks for it, waits until the server has answered, and
 * then cuts the connection. So the server has done what it was asked, and nobody knows.
 */
final class AnswerThief implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final AtomicReference<@Nullable String> wanted = new AtomicReference<>();

    AnswerThief(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Takes away the answer to the next message that has this text. */
    void takeAnswerTo(String text) {
        wanted.set(text);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "answer-thief");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                Passage passage = new Passage(client, behind);
                start(passage::ask);
                start(passage::answer);
            }
        } catch (IOException e) {
            // closed
        }
    }

    /** One connection. */
    private final class Passage {
        private final Socket client;
        private final Socket behind;
        private volatile boolean stolen;

        Passage(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void ask() {
            pass(client, behind, true);
        }

        void answer() {
            pass(behind, client, false);
        }

        private void pass(Socket from, Socket to, boolean asks) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[64 * 1024];
                int length = in.read(buffer);
                while (length >= 0) {
                    if (asks) {
                        String text = wanted.get();
                        if (text != null && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(text)) {
                            wanted.set(null);
                            stolen = true;
                        }
                    } else if (stolen) {
                        return; // it is answered, and the connections are cut
                    }
                    out.write(buffer, 0, length);
                    out.flush();
                    length = in.read(buffer);
                }
            } catch (IOException e) {
                // the other direction has cut it
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
