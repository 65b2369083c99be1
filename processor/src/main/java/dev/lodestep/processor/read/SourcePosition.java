package dev.lodestep.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Orders places as they come in the source: by outermost class, then from top to bottom. The compiler tells no line numbers, but it keeps
 * declarations in their order.
 *
 * @param file the outermost class
 * @param path from there: at each level the annotations, the declaration itself, and then what it contains
 */
public record SourcePosition(String file, List<Integer> path) implements Comparable<SourcePosition> {
    private static final int ANNOTATION = 0;
    private static final int SELF = 1;
    private static final int INSIDE = 2;

    /** The position of a place. */
    public static SourcePosition of(JavacRef ref) {
        List<Integer> path = new ArrayList<>();
        addPath(ref.element(), path);
        AnnotationMirror annotation = ref.annotation();
        if (annotation == null) {
            path.add(SELF);
        } else {
            path.add(ANNOTATION);
            path.add(ref.element().getAnnotationMirrors().indexOf(annotation));
            path.add(indexOf(ref.value(), annotation));
        }
        return new SourcePosition(outermost(ref.element()), path);
    }

    /** The qualified name of the class around all others that an element is in. */
    public static String outermost(Element element) {
        Element type = element;
        while (type.getEnclosingElement() instanceof TypeElement
                || !(type instanceof TypeElement) && type.getEnclosingElement() != null) {
            type = type.getEnclosingElement();
        }
        return type.toString();
    }

    private static void addPath(Element element, List<Integer> path) {
        Element around = Objects.requireNonNull(element.getEnclosingElement());
        if (element instanceof TypeElement && !(around instanceof TypeElement)) {
            return;
        }
        addPath(around, path);
        path.add(INSIDE);
        List<? extends Element> siblings =
                around instanceof ExecutableElement method ? method.getParameters() : around.getEnclosedElements();
        path.add(siblings.indexOf(element));
    }

    private static int indexOf(@Nullable AnnotationValue wanted, AnnotationMirror annotation) {
        int index = 0;
        for (AnnotationValue each : annotation.getElementValues().values()) {
            List<?> parts = each.getValue() instanceof List<?> list ? list : List.of(each);
            for (Object part : parts) {
                index++;
                if (part == wanted) {
                    return index;
                }
            }
        }
        return 0;
    }

    @Override
    public int compareTo(SourcePosition other) {
        int files = file.compareTo(other.file);
        for (int i = 0; files == 0 && i < Math.min(path.size(), other.path.size()); i++) {
            int step = path.get(i).compareTo(other.path.get(i));
            if (step != 0) {
                return step;
            }
        }
        return files != 0 ? files : Integer.compare(path.size(), other.path.size());
    }
}
