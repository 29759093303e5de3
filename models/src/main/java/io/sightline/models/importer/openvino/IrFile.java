package io.sightline.models.importer.openvino;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses the XML of the intermediate representation. */
final class IrFile {
    /** Versions that write these networks in the same way. */
    private static final Set<String> VERSIONS = Set.of("10", "11");

    private IrFile() {}

    /**
     * Parses.
     *
     * @param xml the graph
     * @param constants the binary file beside it
     * @throws IllegalArgumentException saying why it is not a valid graph
     */
    static IrGraph parse(byte[] xml, IrConstants constants) {
        Element net = document(xml);
        if (!net.getTagName().equals("net")
                || !VERSIONS.contains(net.getAttribute("version").strip())) {
            throw new IllegalArgumentException(
                    "expected <net version=\"10\"> or <net version=\"11\">, found <%s version=\"%s\">"
                            .formatted(net.getTagName(), net.getAttribute("version")));
        }
        Map<String, IrLayer> layers = new LinkedHashMap<>();
        for (Element element : grandchildren(net, "layers", "layer")) {
            IrLayer layer = layer(element);
            layers.put(layer.id(), layer);
        }
        Map<String, SortedMap<Integer, String>> inputs = new HashMap<>();
        for (Element edge : grandchildren(net, "edges", "edge")) {
            inputs.computeIfAbsent(edge.getAttribute("to-layer"), id -> new TreeMap<>())
                    .put(
                            integer("a port", edge.getAttribute("to-port")),
                            edge.getAttribute("from-layer"));
        }
        return new IrGraph(layers, inputs, constants);
    }

    private static Element document(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // Without a document type there are no entities, neither external nor exploding ones.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (SAXException malformed) {
            throw new IllegalArgumentException("no XML: " + malformed.getMessage(), malformed);
        } catch (IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK parses bytes in memory", impossible);
        }
    }

    private static IrLayer layer(Element element) {
        Map<String, String> attributes = new HashMap<>();
        for (Element data : children(element, "data")) {
            for (int i = 0; i < data.getAttributes().getLength(); i++) {
                Node attribute = data.getAttributes().item(i);
                attributes.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        List<Integer> shape = new ArrayList<>();
        List<Element> ports = grandchildren(element, "output", "port");
        if (!ports.isEmpty()) {
            for (Element dimension : children(ports.get(0), "dim")) {
                shape.add(integer("a dimension", dimension.getTextContent().strip()));
            }
        }
        return new IrLayer(
                element.getAttribute("id"),
                element.getAttribute("name"),
                element.getAttribute("type"),
                attributes,
                shape);
    }

    private static Integer integer(String what, String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(
                    "expected %s, found '%s'".formatted(what, text), malformed);
        }
    }

    private static List<Element> grandchildren(Element element, String child, String grandchild) {
        return children(element, child).stream()
                .flatMap(found -> children(found, grandchild).stream())
                .toList();
    }

    private static List<Element> children(Element element, String tag) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(tag)) {
                children.add(child);
            }
        }
        return children;
    }
}
