package dev.lodestep.testing.simulation;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A store as one process sees it until that process dies: from then on nothing of it reaches the real store. */
public final class MortalStore {
    private final List<String> calls = new ArrayList<>();
    private final Store store;
    private boolean dead;

    /**
     * In front of a store.
     *
     * @param dies told once, at the death
     */
    public MortalStore(Store real, Death death, Runnable dies) {
        this.store = (Store) Proxy.newProxyInstance(
                MortalStore.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.equals("now") || name.equals("describe") || name.equals("close")) {
                        return TestEngine.call(real, method, arguments);
                    }
                    boolean last = !dead && changes(name, arguments) && calls.size() == death.call();
                    if (last && death.applied()) {
                        TestEngine.call(real, method, arguments);
                    }
                    if (last) {
                        dead = true;
                        dies.run();
                    }
                    if (dead) {
                        throw new StoreUnavailableException("this process is dead", null);
                    }
                    return TestEngine.call(real, method, arguments);
                });
    }

    /** What the process calls. */
    public Store store() {
        return store;
    }

    /** What its calls were to change, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private boolean changes(String name, @Nullable Object @Nullable [] arguments) {
        if (name.equals("write") && arguments != null) {
            calls.add(((Collection<?>) arguments[1])
                    .stream().map(write -> text((RunWrite) write)).collect(Collectors.joining(", ")));
            return true;
        }
        if (name.equals("deliver")) {
            calls.add("a message to another run");
            return true;
        }
        return false;
    }

    private static String text(RunWrite write) {
        if (!(write instanceof RunWrite.Fenced fenced)) {
            return "the start";
        }
        String entries = fenced.entries().stream()
                .map(entry -> word(entry.kind()) + (entry.node() == null ? "" : " '" + entry.node() + "'"))
                .collect(Collectors.joining(" and "));
        return entries.isEmpty() ? "where the run stands" : entries;
    }

    private static String word(EntryKind kind) {
        return switch (kind) {
            case RESULT -> "the result of";
            case FAILURE -> "the failure of";
            case OPENED, ASKED -> "the opening of";
            case SIGNAL -> "the signal for";
            case SKIP -> "the skipping of";
            case TIMEOUT -> "the time-out of";
            case SPAWNED -> "the start of the child of";
            case CHILD -> "the end of the child of";
            case COMPENSATED -> "the compensation of";
            case COMPENSATION_FAILED -> "the failed compensation of";
            case FINAL -> "the end of the run";
            case CLAIM -> "the claim of the run";
            default -> "the " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of";
        };
    }
}
