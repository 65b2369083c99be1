package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;
import java.util.Locale;

/** The messages about values that cannot be stored. */
public final class StorageMessages {
    private StorageMessages() {}

    /**
     * {@code not-persistable}.
     *
     * @param at the parameter or method
     * @param role what is to be stored: {@code the result of 'charge'}
     * @param path from the stored type to the culprit: {@code OrderRequest.items[].price}
     * @param culprit the type at the end of the path
     * @param fault what is wrong with it
     */
    public static Finding notPersistable(SourceRef at, String role, String path, TypeRef culprit, StorageFault fault) {
        String type = culprit.display();
        String subject = path.equals(type) ? "it" : path;
        Text text = Text.of(role + " cannot be stored: " + subject + " is " + Words.a(type) + ", and " + fault.text())
                .detail(path + ": " + culprit.qualified());
        return new Finding(
                CheckId.NOT_PERSISTABLE, at, ways(text, path, culprit, fault).done());
    }

    private static Text ways(Text text, String path, TypeRef culprit, StorageFault fault) {
        if (!fault.way().isEmpty()) {
            return text.paragraph(fault.way());
        }
        boolean own = !culprit.name().startsWith("java.") && !culprit.isArray();
        String name = own ? culprit.simpleName() : recordName(path);
        return text.paragraph("Either way:")
                .way(1, own ? "make it a record" : "take a record instead", "record " + name + "(…) {}")
                .way(2, "say how it is stored", "@UseCodec(" + name + "Codec.class)   or   @Databind");
    }

    /** What a type for the component at the end of a path might be called. */
    private static String recordName(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\W.*", "");
        boolean component = path.indexOf('.') >= 0 && !last.isEmpty();
        return component ? last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1) : "Result";
    }
}
