package dev.lodestep.verification.chaos.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through a proxy, read frame by frame: both directions of PostgreSQL's protocol, version 3. */
final class Connection {
    private static final int BUFFER = 1 << 16;

    private final Socket client;
    private final Socket server;
    private final Weather weather;
    private final Runnable onLoss;
    private final Statements statements = new Statements();

    Connection(Socket client, Socket server, Weather weather, Runnable onLoss) {
        this.client = client;
        this.server = server;
        this.weather = weather;
        this.onLoss = onLoss;
    }

    /** Passes on what comes until either side ends. */
    void passOn() throws IOException {
        DataInputStream in = input(client);
        OutputStream out = new BufferedOutputStream(server.getOutputStream(), BUFFER);
        int length = in.readInt(); // the first message of a client has no type
        byte[] startup = Frame.untyped(length, in);
        out.write(startup);
        out.flush();
        FaultProxy.daemon("answers of a proxied connection", this::answers);
        try {
            while (true) {
                Frame frame = Frame.read(in);
                statements.sent(frame);
                weather.letPass();
                frame.write(out);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (EOFException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answers() {
        try {
            DataInputStream in = input(server);
            OutputStream out = new BufferedOutputStream(client.getOutputStream(), BUFFER);
            while (true) {
                Frame frame = Frame.read(in);
                weather.letPass();
                if (statements.committed(frame) && weather.losesAnswer()) {
                    onLoss.run();
                    return;
                }
                frame.write(out);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // the server has gone, or this was cut
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cut();
        }
    }

    private static DataInputStream input(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    }

    /** Ends it for both sides. */
    void cut() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.setSoLinger(true, 0); // a reset, not a farewell
            } catch (IOException e) {
                // it is closed
            }
            try {
                socket.close();
            } catch (IOException e) {
                // as good as closed
            }
        }
    }
}
