package dev.lodestep.runtime;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which runs to list, in which order, and how many at once. Immutable: each method that narrows it gives a new one; everything that is asked
 * for has to hold.
 *
 * <p>Runs come in order of their start, oldest first, or, as soon as the query says when they ended, in order of their end. Pages follow each
 * other by {@link RunPage#next}: a run that is there all the time is in exactly one page, whatever starts and ends meanwhile.
 */
public final class RunQuery {
    /** The most runs in a page. */
    public static final int MOST_IN_PAGE = 1_000;

    private static final RunQuery ALL = new RunQuery();

    private Optional<String> workflow = Optional.empty();
    private OptionalInt version = OptionalInt.empty();
    private Set<RunStatus> statuses = Set.of();
    private String idPrefix = "";
    private Optional<String> waitsFor = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private Optional<String> parent = Optional.empty();
    private Map<String, String> attributes = Map.of();
    private Optional<Instant> startedFrom = Optional.empty();
    private Optional<Instant> startedBefore = Optional.empty();
    private Optional<Instant> endedFrom = Optional.empty();
    private Optional<Instant> endedBefore = Optional.empty();
    private boolean newestFirst;
    private int pageSize = 100;
    private Optional<String> cursor = Optional.empty();

    private RunQuery() {}

    /** A condition that is not copied here is lost with the next one that is added. */
    private RunQuery(RunQuery other) {
        workflow = other.workflow;
        version = other.version;
        statuses = other.statuses;
        idPrefix = other.idPrefix;
        waitsFor = other.waitsFor;
        failure = other.failure;
        parent = other.parent;
        attributes = other.attributes;
        startedFrom = other.startedFrom;
        startedBefore = other.startedBefore;
        endedFrom = other.endedFrom;
        endedBefore = other.endedBefore;
        newestFirst = other.newestFirst;
        pageSize = other.pageSize;
        cursor = other.cursor;
    }

    private RunQuery with(Consumer<RunQuery> change) {
        RunQuery copy = new RunQuery(this);
        change.accept(copy);
        return copy;
    }

    /** All runs, oldest first, 100 a page. */
    public static RunQuery all() {
        return ALL;
    }

    /** Only runs of that workflow, by its stored name. */
    public RunQuery ofWorkflow(String name) {
        return with(copy -> copy.workflow = Optional.of(name));
    }

    /** Only runs that started with that version of their workflow. */
    public RunQuery ofVersion(int number) {
        return with(copy -> copy.version = OptionalInt.of(number));
    }

    /** Only runs in one of these statuses; none given: in any. */
    public RunQuery in(RunStatus... wanted) {
        return with(copy -> copy.statuses = Set.of(wanted));
    }

    /** Only runs whose id begins so; a run's children, and theirs, have an id that begins with the run's and a slash. */
    public RunQuery idStartingWith(String prefix) {
        return with(copy -> copy.idPrefix = prefix);
    }

    /** Only runs that have an open wait for a signal of that name. */
    public RunQuery waitingFor(String signal) {
        return with(copy -> copy.waitsFor = Optional.of(signal));
    }

    /**
     * Only runs that have failed, or are parked, with an error of that type: the name of the exception's class, or of the case that aborts, as
     * {@link RunSummary#failure} shows it.
     */
    public RunQuery failedWith(String type) {
        return with(copy -> copy.failure = Optional.of(type));
    }

    /** The same, by the class of the exception; those of its subclasses are not among them. */
    public RunQuery failedWith(Class<? extends Throwable> type) {
        return failedWith(type.getName());
    }

    /** Only runs that the run of that id started as its children. */
    public RunQuery childrenOf(String runId) {
        return with(copy -> copy.parent = Optional.of(runId));
    }

    /** Only runs that were started with this attribute; several narrow it further. */
    public RunQuery withAttribute(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return with(copy -> copy.attributes = Map.copyOf(more));
    }

    /** Only runs that were started then or later. */
    public RunQuery startedFrom(Instant time) {
        return with(copy -> copy.startedFrom = Optional.of(time));
    }

    /** Only runs that were started before that. */
    public RunQuery startedBefore(Instant time) {
        return with(copy -> copy.startedBefore = Optional.of(time));
    }

    /** Only runs that ended then or later; in order of their end. */
    public RunQuery endedFrom(Instant time) {
        return with(copy -> copy.endedFrom = Optional.of(time));
    }

    /** Only runs that ended before that; in order of their end. */
    public RunQuery endedBefore(Instant time) {
        return with(copy -> copy.endedBefore = Optional.of(time));
    }

    /** The newest first, instead of the oldest. */
    public RunQuery newestFirst() {
        return with(copy -> copy.newestFirst = true);
    }

    /**
     * So many runs a page.
     *
     * @throws IllegalArgumentException if it is not 1 to {@value #MOST_IN_PAGE}
     */
    public RunQuery pageOf(int size) {
        if (size < 1 || size > MOST_IN_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MOST_IN_PAGE + " runs, not " + size);
        }
        return with(copy -> copy.pageSize = size);
    }

    /** From where a page of the same query ended: its {@link RunPage#next}. */
    public RunQuery after(String next) {
        return with(copy -> copy.cursor = Optional.of(next));
    }

    /** The workflow. */
    public Optional<String> workflow() {
        return workflow;
    }

    /** The version. */
    public OptionalInt version() {
        return version;
    }

    /** The statuses; empty: any. */
    public Set<RunStatus> statuses() {
        return statuses;
    }

    /** How ids begin; empty: in any way. */
    public String idPrefix() {
        return idPrefix;
    }

    /** The signal that they wait for. */
    public Optional<String> waitsFor() {
        return waitsFor;
    }

    /** The type of their error. */
    public Optional<String> failure() {
        return failure;
    }

    /** The id of their parent. */
    public Optional<String> parent() {
        return parent;
    }

    /** The attributes that they have, beside others. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** When the first of them started. */
    public Optional<Instant> startedFrom() {
        return startedFrom;
    }

    /** Before when they started. */
    public Optional<Instant> startedBefore() {
        return startedBefore;
    }

    /** When the first of them ended. */
    public Optional<Instant> endedFrom() {
        return endedFrom;
    }

    /** Before when they ended. */
    public Optional<Instant> endedBefore() {
        return endedBefore;
    }

    /** Whether they come in order of their end. */
    public boolean byEnd() {
        return endedFrom.isPresent() || endedBefore.isPresent();
    }

    /** Whether the newest comes first. */
    public boolean isNewestFirst() {
        return newestFirst;
    }

    /** How many a page has at most. */
    public int pageSize() {
        return pageSize;
    }

    /** Where the page begins. */
    public Optional<String> cursor() {
        return cursor;
    }
}
