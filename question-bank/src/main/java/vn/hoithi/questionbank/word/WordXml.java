package vn.hoithi.questionbank.word;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a document, read from front to back: no tree of it is built, nothing outside it is opened. */
final class WordXml implements AutoCloseable {

    static final String TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    private final XMLStreamReader reader;

    WordXml(byte[] part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Else the platform prints what is wrong with a file to standard error.
        factory.setXMLReporter((message, type, information, location) -> {});
        reader = factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    /** Goes on to the next beginning or end of an element or piece of text; false at the end. */
    boolean next() throws XMLStreamException {
        if (!reader.hasNext()) {
            return false;
        }
        if (reader.next() == XMLStreamConstants.DTD) {
            throw new XMLStreamException("a document type has no place in a Word document");
        }
        return true;
    }

    boolean opens() {
        return reader.isStartElement();
    }

    boolean closes() {
        return reader.isEndElement();
    }

    boolean closes(String name) {
        return reader.isEndElement() && name().equals(name);
    }

    boolean letters() {
        return reader.isCharacters() || reader.getEventType() == XMLStreamConstants.SPACE;
    }

    String text() {
        return reader.getText();
    }

    /** The name of a Word element; of any other with a prefix that says so. */
    String name() {
        String space = reader.getNamespaceURI();
        return TRANSITIONAL.equals(space) || STRICT.equals(space) ? reader.getLocalName() : ":" + reader.getLocalName();
    }

    /** An attribute, whatever its namespace; "" if there is none. */
    String attribute(String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return reader.getAttributeValue(at);
            }
        }
        return "";
    }

    @Nullable
    Integer number(String name) {
        String written = attribute(name);
        return written.matches("-?\\d{1,9}") ? Integer.valueOf(written) : null;
    }

    /** Whether an element that switches something switches it on. */
    boolean on() {
        String value = attribute("val");
        return !value.equals("0") && !value.equals("false") && !value.equals("off") && !value.equals("none");
    }

    /** Passes over the rest of the element that has just begun. */
    void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0 && next()) {
            depth += opens() ? 1 : closes() ? -1 : 0;
        }
    }

    @Override
    public void close() throws XMLStreamException {
        reader.close();
    }
}
