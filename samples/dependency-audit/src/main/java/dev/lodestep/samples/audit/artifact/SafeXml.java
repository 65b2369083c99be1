package dev.lodestep.samples.audit.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that others wrote: no document type is processed, no entity is expanded, nothing outside the document is opened. */
public final class SafeXml {
    private static final int DEPTH_LIMIT = 100;
    private static final int SIZE_LIMIT = 8 << 20;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml [^>]*?encoding\\s*=\\s*[\"']([\\w.-]+)[\"']");

    private SafeXml() {}

    /**
     * The root element of a document.
     *
     * <p>Many an old POM is not in the encoding that it claims: bytes that make no sense there become replacement characters.
     *
     * @throws XMLStreamException when it is not well-formed, larger or nested deeper than any POM
     * @throws IOException when it cannot be read
     */
    public static Element read(InputStream in) throws XMLStreamException, IOException {
        byte[] bytes = in.readNBytes(SIZE_LIMIT + 1);
        if (bytes.length > SIZE_LIMIT) {
            throw new XMLStreamException("larger than " + SIZE_LIMIT + " bytes");
        }
        String text = new String(bytes, encoding(bytes));
        return read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Charset encoding(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared = ENCODING.matcher(start);
        try {
            return declared.lookingAt() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static Element read(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLReporter((message, type, related, location) -> {}); // the exception says it all
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        Deque<Draft> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEPTH_LIMIT) {
                        throw new XMLStreamException("nested deeper than " + DEPTH_LIMIT);
                    }
                    open.push(new Draft(reader.getLocalName(), new StringBuilder(), new ArrayList<>()));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.element().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element done = open.pop().done();
                    if (open.isEmpty()) {
                        return done;
                    }
                    open.element().children().add(done);
                }
                default -> {}
            }
        }
        throw new XMLStreamException("no root element");
    }

    /**
     * An element with what a POM needs of it.
     *
     * @param name the local name
     * @param text its own text, stripped
     * @param children its elements, in order
     */
    public record Element(String name, String text, List<Element> children) {

        /** The first child of that name. */
        public Optional<Element> child(String wanted) {
            return children.stream().filter(c -> c.name().equals(wanted)).findFirst();
        }

        /** The text of the first child of that name; empty where there is none. */
        public String textOf(String wanted) {
            return child(wanted).map(Element::text).orElse("");
        }
    }

    private record Draft(String name, StringBuilder text, List<Element> children) {
        Element done() {
            return new Element(name, text.toString().strip(), List.copyOf(children));
        }
    }
}
