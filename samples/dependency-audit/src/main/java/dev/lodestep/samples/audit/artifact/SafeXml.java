package dev.lodestep.samples.audit.artifact;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that others wrote: no document type is processed, no entity is expanded, nothing outside the document is opened. */
public final class SafeXml {
    private static final int DEPTH_LIMIT = 100;

    private SafeXml() {}

    /**
     * The root element of a document.
     *
     * @throws XMLStreamException when it is not well-formed, or nested deeper than any POM
     */
    public static Element read(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        XMLStreamReader reader = factory.createXMLStreamReader(in);
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
