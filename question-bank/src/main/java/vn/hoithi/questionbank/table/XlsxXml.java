package vn.hoithi.questionbank.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.hoithi.questionbank.archive.Archive;

/** A part of a workbook, read from front to back. Document types, and with them entities of any kind, are refused. */
final class XlsxXml {

    /** The JDK's own, whatever other parser happens to be around. */
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** What to do at the start of an element; may read on up to its end. */
    interface Visitor {
        void element(String name, XMLStreamReader reader) throws XMLStreamException;

        /** Whether the rest need not be read. */
        default boolean done() {
            return false;
        }
    }

    private XlsxXml() {}

    /** Visits the elements of a part; a part that is not there has none. */
    static void read(Archive archive, String path, Visitor visitor) throws XMLStreamException, IOException {
        Optional<InputStream> part = archive.stream(path);
        if (part.isEmpty()) {
            return;
        }
        try (InputStream stream = part.get()) {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(stream);
            while (reader.hasNext() && !visitor.done()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new XMLStreamException("a document type");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    visitor.element(reader.getLocalName(), reader);
                }
            }
            reader.close();
        }
    }

    /** An attribute, whatever its namespace; "" if there is none. */
    static String attribute(XMLStreamReader reader, String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return reader.getAttributeValue(at);
            }
        }
        return "";
    }

    /** The number an attribute begins with ("9" and, as some programs write it, "9.0"); -1 if there is none. */
    static int number(String text) {
        int end = 0;
        while (end < text.length() && end < 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? -1 : Integer.parseInt(text.substring(0, end));
    }
}
