package network.pyrin.infra.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import network.pyrin.infra.deploy.Cloud.ObjectHeaders;
import network.pyrin.releasebundle.Places;

/**
 * Puts the pages into their bucket: files with hashed names first, so that no page ever names a file that is not there yet, the index last;
 * then cached pages are dropped. Files of releases before stay, since browsers that have an old page open still ask for them.
 */
final class Publication {
    private final Plan plan;
    private final Cloud cloud;
    private final Tools tools;
    private final StateFile state;
    private final SiteBundle bundle;

    Publication(Plan plan, Cloud cloud, Tools tools, StateFile state, SiteBundle bundle) {
        this.plan = plan;
        this.cloud = cloud;
        this.tools = tools;
        this.state = state;
        this.bundle = bundle;
    }

    void publish() throws DeployException {
        Path out = plan.work().resolve("pages");
        Folders.empty(out);
        String host = state.needed("edge", "SiteHost");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("app", "explorer");
        settings.put("api", "https://" + host + "/api");
        settings.put("stream", "wss://" + host + "/stream");
        settings.put("docs", state.needed("edge", "ApiUrl") + "/docs");
        settings.put("network", plan.preset().site().chain());
        tools.makePages(bundle.folder().resolve(Places.EXPLORER), settings, out);

        String bucket = state.needed("edge", "PagesBucket");
        StringBuilder hashes = new StringBuilder();
        for (JsonNode file : files(out)) {
            String key = file.path("key").asText();
            Path source = out.resolve("site").resolve(key).normalize();
            if (!source.startsWith(out)) {
                throw new DeployException("the list of pages names a file outside: " + key, "build the pages again");
            }
            cloud.putPage(
                    bucket,
                    key,
                    source,
                    new ObjectHeaders(
                            file.path("contentType").asText(),
                            Optional.ofNullable(file.path("contentEncoding").textValue()),
                            file.path("cacheControl").asText()));
            hashes.append(file.path("sha256").asText());
        }
        cloud.invalidate(state.needed("edge", "DistributionId"), reference(hashes.toString()));
    }

    /** The same pages are dropped once, however often the step is repeated. */
    private String reference(String hashes) {
        return bundle.release().version() + "-" + Integer.toHexString(hashes.hashCode()) + "-"
                + bundle.release().bundleSha256().substring(0, 16);
    }

    private static JsonNode files(Path out) throws DeployException {
        try {
            JsonNode list =
                    new ObjectMapper().readTree(out.resolve("files.json").toFile());
            if (!list.isArray() || list.isEmpty()) {
                throw new IOException("it lists no file");
            }
            return list;
        } catch (IOException e) {
            throw new DeployException(
                    "the list of pages cannot be read: " + e.getMessage(), "build the pages again (./pyrin build)");
        }
    }
}
