package dev.lodestep.processor.read;

import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.diagnostic.StorageFault;
import dev.lodestep.processor.model.TypeRef;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @UseCodec} and {@code @Databind}: what users say themselves about how a type is stored. */
final class CodecOverrides {
    private static final String CODEC = "dev.lodestep.runtime.codec.Codec";

    private final TypeReader reader;
    private final PackageElement from;

    CodecOverrides(TypeReader reader, PackageElement from) {
        this.reader = reader;
        this.from = from;
    }

    /**
     * What an element says about a type; empty if it says nothing, or means only a part of the type: the {@code Money} of
     * {@code @UseCodec(MoneyCodec.class) List<Money> prices}.
     */
    Optional<CodecPlan> on(Element element, TypeMirror type, TypeRef ref, String path) {
        Optional<TypeMirror> codec = StorageAnnotations.codec(element);
        if (codec.isPresent()) {
            return custom(codec.get(), ref, path);
        }
        boolean databind = StorageAnnotations.isDatabind(element) && !TypeReader.isNamed(type, "java.util.Optional");
        return databind ? Optional.of(new CodecPlan.Databind(ref)) : Optional.empty();
    }

    private Optional<CodecPlan> custom(TypeMirror codec, TypeRef ref, String path) {
        Optional<TypeMirror> stores = reader.argumentOf(codec, CODEC);
        if (stores.isEmpty() || !isUsable(codec)) {
            throw new NotStorableException(path, ref, StorageFault.CODEC);
        }
        return reader.read(stores.get()).equals(ref)
                ? Optional.of(new CodecPlan.Custom(ref, reader.read(codec)))
                : Optional.empty();
    }

    private boolean isUsable(TypeMirror codec) {
        Optional<TypeElement> element = TypeReader.elementOf(codec);
        return element.isPresent()
                && element.get().getKind() == ElementKind.CLASS
                && !element.get().getModifiers().contains(Modifier.ABSTRACT)
                && element.get().getTypeParameters().isEmpty()
                && reader.isVisible(element.get(), from)
                && ElementFilter.constructorsIn(element.get().getEnclosedElements()).stream()
                        .anyMatch(this::isCallable);
    }

    private boolean isCallable(ExecutableElement constructor) {
        return constructor.getParameters().isEmpty()
                && !constructor.getModifiers().contains(Modifier.PRIVATE);
    }
}
