package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code names. */
final class Runtime {
    private static final String ROOT = "dev.lodestep.runtime";
    private static final String MACHINE = ROOT + ".machine";
    private static final String CODECS = ROOT + ".codec";

    static final ClassName WORKFLOW_MACHINE = ClassName.get(ROOT, "WorkflowMachine");
    static final ClassName WORKFLOW_STATE = ClassName.get(ROOT, "WorkflowState");
    static final ClassName WORKFLOW_CLIENT = ClassName.get(ROOT, "WorkflowClient");
    static final ClassName CATALOG_ENTRY = ClassName.get(ROOT, "WorkflowCatalog", "Entry");
    static final ClassName OUTCOME = ClassName.get(ROOT, "Outcome");
    static final ClassName SNAPSHOT = ClassName.get(ROOT, "Snapshot");
    static final ClassName SNAPSHOT_MISMATCH = ClassName.get(ROOT, "SnapshotMismatchException");
    static final ClassName ENGINE = ClassName.get(ROOT, "Engine");
    static final ClassName NODE_NAME = ClassName.get(ROOT, "NodeName");
    static final ClassName INTERVENTION = ClassName.get(ROOT, "Intervention");
    static final ClassName RUN = ClassName.get(ROOT, "Run");
    static final ClassName START_OPTIONS = ClassName.get(ROOT, "StartOptions");
    static final ClassName UNKNOWN_RUN = ClassName.get(ROOT, "UnknownRunException");
    static final ClassName SIGNAL_RESULT = ClassName.get(ROOT, "SignalResult");
    static final ClassName DEFINITION = ClassName.get(MACHINE, "WorkflowDefinition");
    static final ClassName RECOVERY = ClassName.get(MACHINE, "RecoveryDefinition");
    static final ClassName NODE = ClassName.get(MACHINE, "NodeDefinition");
    static final ClassName BINDING = ClassName.get(MACHINE, "Binding");
    static final ClassName COMPENSATION = ClassName.get(MACHINE, "CompensationDefinition");
    static final ClassName RETRY = ClassName.get(MACHINE, "RetryPolicy");
    static final ClassName ARGUMENTS = ClassName.get(MACHINE, "Arguments");
    static final ClassName RUN_STATE = ClassName.get(MACHINE, "RunState");
    static final ClassName LOOP = ClassName.get(MACHINE, "LoopDefinition");
    static final ClassName TAIL = ClassName.get(MACHINE, "LoopDefinition", "Tail");
    static final ClassName DUE = ClassName.get(MACHINE, "DueDefinition");
    static final ClassName CHILD = ClassName.get(MACHINE, "ChildDefinition");
    static final ClassName CODEC = ClassName.get(CODECS, "Codec");
    static final ClassName CODECS_OF = ClassName.get(CODECS, "Codecs");
    static final ClassName KEY_CODEC = ClassName.get(CODECS, "KeyCodec");
    static final ClassName FIELD = ClassName.get(CODECS, "Field");
    static final ClassName VARIANT = ClassName.get(CODECS, "Variant");

    private Runtime() {}
}
