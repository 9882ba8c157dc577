package dev.mediasync.local;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of a small document, read without document types, external entities or any access beyond the text. */
final class XmlNode {
    private static final int MAX_DEPTH = 32;

    final String name;
    final Map<String, String> attributes = new HashMap<>();
    final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlNode(String name) {
        this.name = name;
    }

    /** Reads a document with one root. */
    static XmlNode parse(String document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
        try {
            reader.nextTag();
            return read(reader, 0);
        } finally {
            reader.close();
        }
    }

    private static XmlNode read(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("more than " + MAX_DEPTH + " elements deep");
        }
        XmlNode node = new XmlNode(reader.getLocalName().toLowerCase(Locale.ROOT));
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            node.attributes.put(
                    reader.getAttributeLocalName(at).toLowerCase(Locale.ROOT), reader.getAttributeValue(at));
        }
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                node.children.add(read(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                node.text.append(reader.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("unknown entity " + reader.getLocalName());
            }
            event = reader.next();
        }
        return node;
    }

    /** The element's own text, or null where it is blank. */
    @Nullable
    String text() {
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** The text of the first child of this name that has one. */
    @Nullable
    String text(String child) {
        List<String> all = texts(child);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The texts of all children of this name. */
    List<String> texts(String child) {
        List<String> all = new ArrayList<>();
        for (XmlNode node : all(child)) {
            String value = node.text();
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }
}
