package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a node that runs for each element of a list. Immutable, and made for many: a change copies one chunk and the list of chunks,
 * never all elements, and nothing here is searched through.
 *
 * <p>Elements begin in their order. At any time the open ones are the first so many that are not settled; when one settles, the next one opens.
 */
public final class Elements {
    private static final int CHUNK = 128;
    private static final NodeState[] PENDING = pending();

    private final NodeState[][] chunks;
    private final int count;
    private final int[] open;
    private final int next;
    private final int settled;
    private final int failed;
    private final @Nullable Cell completed;
    private final @Nullable Cell broken;

    /** Elements in the order in which they settled, newest first. */
    private record Cell(int element, @Nullable Cell next) {}

    private Elements(
            NodeState[][] chunks,
            int count,
            int[] open,
            int next,
            int settled,
            int failed,
            @Nullable Cell completed,
            @Nullable Cell broken) {
        this.chunks = chunks;
        this.count = count;
        this.open = open;
        this.next = next;
        this.settled = settled;
        this.failed = failed;
        this.completed = completed;
        this.broken = broken;
    }

    private static NodeState[] pending() {
        NodeState[] chunk = new NodeState[CHUNK];
        Arrays.fill(chunk, NodeState.Pending.PENDING);
        return chunk;
    }

    static Elements of(int count, int atOnce) {
        NodeState[][] chunks = new NodeState[(count + CHUNK - 1) / CHUNK][];
        Arrays.fill(chunks, PENDING);
        int begun = Math.min(Math.max(atOnce, 1), count);
        return new Elements(chunks, count, IntStream.range(0, begun).toArray(), begun, 0, 0, null, null);
    }

    /** The elements in those states, as if they had come to them in the order of their completion. */
    static Elements of(List<NodeState> states, int atOnce) {
        NodeState[][] chunks = new NodeState[(states.size() + CHUNK - 1) / CHUNK][];
        Arrays.fill(chunks, PENDING);
        List<Integer> done = new ArrayList<>();
        Cell broken = null;
        int failed = 0;
        for (int element = 0; element < states.size(); element++) {
            NodeState state = states.get(element);
            chunks[element / CHUNK] = replaced(chunks[element / CHUNK], element, state);
            if (state instanceof NodeState.Failed) {
                failed++;
                broken = new Cell(element, broken);
            } else if (orderOf(state) > 0 && !undone(state)) {
                done.add(element);
            }
        }
        done.sort((one, other) -> Integer.compare(orderOf(states.get(one)), orderOf(states.get(other))));
        Cell completed = null;
        for (int element : done) {
            completed = new Cell(element, completed);
        }
        int[] unsettled = IntStream.range(0, states.size())
                .filter(element -> !settled(states.get(element)))
                .toArray();
        int[] open = Arrays.copyOf(unsettled, Math.min(Math.max(atOnce, 1), unsettled.length));
        int next = open.length < unsettled.length ? unsettled[open.length] : states.size();
        int settled = states.size() - unsettled.length;
        return new Elements(chunks, states.size(), open, next, settled, failed, completed, broken);
    }

    private static NodeState[] replaced(NodeState[] chunk, int element, NodeState state) {
        NodeState[] copy = chunk.clone();
        copy[element % CHUNK] = state;
        return copy;
    }

    private static int orderOf(NodeState state) {
        NodeState.Completed completion = state.completion();
        return completion == null ? 0 : completion.order();
    }

    private static boolean undone(NodeState state) {
        return state instanceof NodeState.Undone || state instanceof NodeState.UndoFailed;
    }

    private static boolean settled(NodeState state) {
        return state.settled() || state instanceof NodeState.Failed || undone(state);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Where one stands. */
    public NodeState get(int element) {
        if (element < 0 || element >= count) {
            throw new IllegalArgumentException("there is no element " + element + "; there are " + count);
        }
        return chunks[element / CHUNK][element % CHUNK];
    }

    /** How many have failed for good. */
    public int failed() {
        return failed;
    }

    /** How many have completed or failed for good. */
    public int settledCount() {
        return settled;
    }

    /** Whether all have. */
    boolean over() {
        return settled == count;
    }

    /** Those that have begun, or may begin, and are not settled, in order; not to be changed. */
    int[] open() {
        return open;
    }

    List<NodeState> states() {
        List<NodeState> states = new ArrayList<>(count);
        for (int element = 0; element < count; element++) {
            states.add(get(element));
        }
        return states;
    }

    /** The results in order. */
    List<@Nullable Object> results() {
        List<@Nullable Object> results = new ArrayList<>(count);
        for (int element = 0; element < count; element++) {
            NodeState.Completed completion = get(element).completion();
            results.add(completion == null ? null : completion.value());
        }
        return Collections.unmodifiableList(results);
    }

    /** One that is not settled is somewhere else now. */
    Elements with(int element, NodeState state) {
        return new Elements(set(element, state), count, open, next, settled, failed, completed, broken);
    }

    /** One is settled; the next one opens. */
    Elements settle(int element, NodeState state) {
        boolean bad = state instanceof NodeState.Failed;
        int[] left = without(open, element);
        int following = next;
        while (following < count && settled(get(following))) {
            following++; // before the others were tried again
        }
        if (left.length < open.length && following < count) {
            left = Arrays.copyOf(left, open.length);
            left[open.length - 1] = following;
            following++;
        }
        return new Elements(
                set(element, state),
                count,
                left,
                following,
                settled + 1,
                bad ? failed + 1 : failed,
                state.completion() == null ? completed : new Cell(element, completed),
                bad ? new Cell(element, broken) : broken);
    }

    /** The one that completed last and has not been undone; -1: none. */
    int lastCompleted() {
        return completed == null ? -1 : completed.element();
    }

    /** The one that failed last and has not been undone; -1: none. */
    int lastFailed() {
        return broken == null ? -1 : broken.element();
    }

    /** One has been undone, or could not be: nothing of it is to be undone any more. */
    Elements undo(int element, NodeState state) {
        return new Elements(
                set(element, state),
                count,
                without(open, element),
                next,
                settled,
                failed,
                popped(completed, element),
                popped(broken, element));
    }

    private static @Nullable Cell popped(@Nullable Cell cell, int element) {
        return cell != null && cell.element() == element ? cell.next() : cell;
    }

    private NodeState[][] set(int element, NodeState state) {
        get(element); // refuses what there is not
        NodeState[][] copy = chunks.clone();
        copy[element / CHUNK] = replaced(chunks[element / CHUNK], element, state);
        return copy;
    }

    private static int[] without(int[] elements, int element) {
        int at = Arrays.binarySearch(elements, element);
        if (at < 0) {
            return elements;
        }
        int[] left = new int[elements.length - 1];
        System.arraycopy(elements, 0, left, 0, at);
        System.arraycopy(elements, at + 1, left, at, left.length - at);
        return left;
    }
}
