package dev.lodestep.verification.chaos.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between one process and a PostgreSQL server, on the loopback address, and passes everything on, until it is told to do worse: to cut
 * connections, to pass on nothing for a while as a network without a route does, to be slow, or to lose an answer.
 *
 * <p>An answer is lost so: the server has received a statement that writes, has carried it out and committed it, and has said so; that is
 * swallowed and the connection is cut. Connections must not be encrypted.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int BACKLOG = 50;

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Weather weather = new Weather();
    private final AtomicInteger lost = new AtomicInteger();

    /** A proxy before that server. */
    public FaultProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        daemon("proxy " + port(), this::accept);
    }

    static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts all connections that there are; how many. */
    public int cutAll() {
        List<Connection> all = List.copyOf(connections);
        all.forEach(Connection::cut);
        return all.size();
    }

    /** Cuts one connection, if there is one; how many were cut. */
    public int cutOne(Random random) {
        List<Connection> all = List.copyOf(connections);
        if (all.isEmpty()) {
            return 0;
        }
        all.get(random.nextInt(all.size())).cut();
        return 1;
    }

    /** Passes nothing on for so long, in neither direction; connections stay. */
    public void silence(Duration duration) {
        weather.silence(duration);
    }

    /** Is so slow with each piece, for so long. */
    public void slow(Duration each, Duration duration) {
        weather.slow(each, duration);
    }

    /** Loses the next answers to what was committed. */
    public void loseAnswers(int answers) {
        weather.loseAnswers(answers);
    }

    /** How many answers were lost so far. */
    public int lostAnswers() {
        return lost.get();
    }

    /** From now on everything is passed on. */
    public void clear() {
        weather.clear();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon("proxied connection", () -> connect(client));
            } catch (IOException e) {
                // closed, or the client has gone
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        Connection connection = new Connection(client, upstream, weather, lost::incrementAndGet);
        try {
            upstream.connect(server, (int) CONNECT_TIMEOUT.toMillis());
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            connections.add(connection);
            connection.passOn();
        } catch (IOException e) {
            // either side has gone
        } finally {
            connection.cut();
            connections.remove(connection);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }
}
