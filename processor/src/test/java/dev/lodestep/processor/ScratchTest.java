package dev.lodestep.processor;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
class ScratchTest {
    @Test void x() throws Exception {
        String p = "../runtime/core/src/test/java/dev/lodestep/runtime/example/OrderFulfilment.java";
        var r = new Javac().source(Files.readString(Path.of(p)).replace("dev.lodestep.runtime.example","com.acme")).strict().compile();
        System.out.println(r.report());
        r.files().keySet().forEach(f -> { if (!f.endsWith(".class")) System.out.println("=== " + f + "\n" + r.text(f)); });
    }
}
