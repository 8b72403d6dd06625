package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hoithi.questionbank.text.Place;

/** An element of a Moodle XML file with its place. */
final class XmlNode {

    private final String name;
    private final Map<String, String> attributes;
    private final Place place;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> children = new ArrayList<>();

    XmlNode(String name, Map<String, String> attributes, Place place) {
        this.name = name;
        this.attributes = attributes;
        this.place = place;
    }

    void add(XmlNode child) {
        children.add(child);
    }

    void add(String letters) {
        text.append(letters);
    }

    String name() {
        return name;
    }

    Place place() {
        return place;
    }

    /** Its own letters, or "". */
    String text() {
        return text.toString().strip();
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    Optional<XmlNode> first(String child) {
        return children.stream().filter(node -> node.name.equals(child)).findFirst();
    }

    /** The letters of a child, or "". */
    String text(String child) {
        return first(child).map(XmlNode::text).orElse("");
    }
}
