package network.pyrin.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import network.pyrin.embedded.EmbeddedAws;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The three calls of CloudFormation that are needed, in its query protocol; an emulator looks at no signature. */
final class CloudFormation {
    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    /** What became of a resource. */
    record Resource(String type, String physicalId, String status) {}

    CloudFormation(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Creates a stack and returns its status. */
    String create(String name, String template) throws IOException, InterruptedException {
        call(Map.of("Action", "CreateStack", "StackName", name, "TemplateBody", template));
        Document stacks = call(Map.of("Action", "DescribeStacks", "StackName", name));
        return stacks.getElementsByTagName("StackStatus").item(0).getTextContent();
    }

    /** The resources that it tells of, by logical id. */
    Map<String, Resource> resources(String stack) throws IOException, InterruptedException {
        NodeList members = call(Map.of("Action", "DescribeStackResources", "StackName", stack))
                .getElementsByTagName("member");
        Map<String, Resource> resources = new TreeMap<>();
        for (int i = 0; i < members.getLength(); i++) {
            Element member = (Element) members.item(i);
            String id = text(member, "LogicalResourceId");
            if (!id.isEmpty()) {
                resources.put(
                        id,
                        new Resource(
                                text(member, "ResourceType"),
                                text(member, "PhysicalResourceId"),
                                text(member, "ResourceStatus")));
            }
        }
        return resources;
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private Document call(Map<String, String> parameters) throws IOException, InterruptedException {
        String body = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + EmbeddedAws.CREDENTIAL + "/20260101/" + EmbeddedAws.REGION
                                + "/cloudformation/aws4_request, SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(parameters.get("Action") + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(response.body()));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not XML", e);
        }
    }
}
