package vn.hoithi.questionbank.format;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Takes a Moodle XML file apart into its questions, one after the other, so that no more than one is held at a time. */
final class XmlQuestions {

    private static final String ROOT = "quiz";
    private static final String QUESTION = "question";
    private static final int DEEPEST = 30;

    /** A question that we can use has some hundred elements. */
    private static final int MOST_NODES = 5_000;

    /** A file without definitions of entities has no expansion to bound; else "&amp;amp;" would count against a limit. */
    private static final Set<String> SIZES =
            Set.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private final XmlPlaces places;
    private final String text;
    private final Findings findings;
    private final Predicate<XmlNode> taker;
    private final Deque<XmlNode> open = new ArrayDeque<>();
    private int nodes;
    private boolean going = true;

    /** @param taker gets each question, and says whether it wants more */
    XmlQuestions(String text, XmlPlaces places, Findings findings, Predicate<XmlNode> taker) {
        this.text = text;
        this.places = places;
        this.findings = findings;
        this.taker = taker;
    }

    /** Reads to the end, or to the first place where the file is no XML any more; that is reported. */
    void read() {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            try {
                while (going && xml.hasNext()) {
                    event(xml.next(), xml);
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException broken) {
            reportBroken(broken.getLocation());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        SIZES.forEach(size -> factory.setProperty(size, "0"));
        return factory;
    }

    private void event(int event, XMLStreamReader xml) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> letters(xml);
            case XMLStreamConstants.DTD ->
                stop(
                        places.of("<!DOCTYPE"),
                        "doctype",
                        "<!DOCTYPE",
                        "Tệp có khai báo DOCTYPE; vì an toàn, tệp như vậy không được đọc.",
                        "Xoá khai báo này, hoặc xuất lại từ Moodle.");
            default -> {}
        }
    }

    private void start(XMLStreamReader xml) {
        Place place = places.nextElement();
        String name = xml.getLocalName();
        if (open.isEmpty() && !name.equals(ROOT)) {
            stop(
                    place,
                    "not-a-quiz",
                    name,
                    "Đây không phải tệp câu hỏi của Moodle.",
                    "Trong Moodle, xuất ngân hàng câu hỏi với định dạng Moodle XML.");
            return;
        }
        if (open.size() >= DEEPEST) {
            stop(place, "too-deep", name, "Các thẻ XML lồng nhau quá sâu.", "Xuất lại từ Moodle.");
            return;
        }
        XmlNode node = new XmlNode(name, attributes(xml), place);
        if (open.size() > 1) {
            keep(node);
        }
        open.push(node);
    }

    private void keep(XmlNode node) {
        if (++nodes <= MOST_NODES) {
            open.element().add(node);
        } else if (nodes == MOST_NODES + 1
                && MoodleXmlQuestion.known(open.peekLast().attribute("type"))) {
            findings.error(
                    node.place(),
                    "too-many-elements",
                    node.name(),
                    "Câu này có quá nhiều thẻ XML.",
                    "Kiểm tra câu này, hoặc xuất lại từ Moodle.");
        }
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            attributes.put(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
        }
        return attributes;
    }

    private void end() {
        XmlNode node = open.pop();
        if (open.size() == 1) {
            nodes = 0;
            going = !node.name().equals(QUESTION) || taker.test(node);
        }
    }

    /** What stands between questions is nobody's. */
    private void letters(XMLStreamReader xml) {
        if (open.size() > 1) {
            open.element().add(xml.getText());
        }
    }

    private void reportBroken(Location location) {
        Place place = Place.at(Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
        stop(
                place,
                "broken-xml",
                "",
                "Từ chỗ này tệp không còn đúng dạng XML: thẻ không khép, dấu & hay < viết trần, hoặc tệp bị cắt cụt.",
                "Xuất lại từ Moodle; nếu sửa tay, mở bằng trình soạn thảo có kiểm tra XML.");
    }

    private void stop(Place place, String code, String quoted, String message, String advice) {
        going = false;
        findings.error(place, code, quoted, message, advice);
    }
}
