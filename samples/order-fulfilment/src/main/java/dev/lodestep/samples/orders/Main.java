package dev.lodestep.samples.orders;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** Takes in some orders and asks about the suspicious ones; each of them goes on where it was when the program is started again. */
public final class Main {
    private static final String USAGE =
            "usage: order-fulfilment [run | status | approve ORDER NAME | reject ORDER NAME]";

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("data", ".lodestep/order-fulfilment"));
        PrintStream out = System.out;
        try (Engine engine = Engine.open(SqliteStore.at(folder.resolve("orders.db")))) {
            OrderDesk desk = new OrderDesk(engine, new DemoShop(line -> out.println("  " + line)), out);
            String command = arguments.length == 0 ? "run" : arguments[0];
            if (command.equals("run")) {
                run(desk, out);
            } else if (command.equals("status")) {
                desk.status();
            } else if (arguments.length == 3 && (command.equals("approve") || command.equals("reject"))) {
                desk.review(arguments[1], new Answer(arguments[2], command.equals("approve")));
            } else {
                out.println(USAGE);
            }
        }
    }

    private static void run(OrderDesk desk, PrintStream out) throws IOException, InterruptedException {
        SampleOrders.all().forEach(desk::takeIn);
        desk.untilNothingMoves();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (String number : desk.toReview()) {
            out.println(desk.question(number));
            out.print("Ship it? [y/n, or Enter to decide later] ");
            out.flush();
            String answer = in.readLine();
            if (answer == null || answer.isBlank()) {
                out.println("Decide with: approve " + number + " NAME, or reject " + number + " NAME");
            } else {
                desk.review(number, new Answer(System.getProperty("user.name", "reviewer"), answer.startsWith("y")));
            }
        }
        out.println();
        desk.status();
    }
}
