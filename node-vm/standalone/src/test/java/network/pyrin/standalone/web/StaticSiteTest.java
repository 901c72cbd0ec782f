package network.pyrin.standalone.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticSiteTest {
    private static final String PAGE = "<!doctype html><title>page</title>";
    private static final String RULES = """
            {
              "headers": {
                "Content-Security-Policy": ["default-src 'none'", "connect-src 'self' {api} {stream}"],
                "Strict-Transport-Security": "max-age=1",
                "X-Content-Type-Options": "nosniff"
              },
              "cache": [{ "path": "/assets/*", "value": "immutable" }, { "path": "/*", "value": "short" }]
            }
            """;

    @TempDir
    Path temp;

    private Path site;
    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        site = Files.createDirectories(temp.resolve("dist"));
        Files.createDirectories(site.resolve("assets"));
        Files.writeString(site.resolve("index.html"), PAGE);
        Files.writeString(site.resolve("assets/app-1a2b.js"), "let x = 1;");
        Files.writeString(site.resolve("assets/app-1a2b.js.br"), "brotli");
        Files.writeString(site.resolve("assets/app-1a2b.js.gz"), "gzip");
        Files.writeString(site.resolve("assets/old-1.css"), "css");
        Files.writeString(site.resolve("assets/old-1.css.gz"), "gzipped css");
        Files.writeString(site.resolve("headers.json"), RULES);
        Files.writeString(site.resolve("config.json"), "{\"api\": \"/api\", \"stream\": \"/stream\"}");
        Files.writeString(site.resolve(".env"), "secret");
        Files.writeString(temp.resolve("outside.txt"), "secret");
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route().handler(new StaticSite(vertx, site));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String raw(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.actualPort());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/blocks/aa", "/addresses/pyrinsim:qq", "/txs/00", "/no/such/route"})
    void routesOfThePageGetThePage(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(PAGE);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("short");
    }

    @Test
    void hashedFilesAreImmutableAndRevalidateWithoutABody() throws Exception {
        HttpResponse<String> response = get("/assets/app-1a2b.js");
        assertThat(response.body()).isEqualTo("let x = 1;");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("immutable");
        String tag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/assets/app-1a2b.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone.js",
                "/assets/gone",
                "/assets/",
                "/favicon.ico",
                "/headers.json",
                "/assets/app-1a2b.js.br",
                "/x.gz"
            })
    void aMissingFileIsNotThePageAndNeitherIsOneForServers(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("No such file.");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | br   | brotli",
                "gzip                    | gzip | gzip",
                "br;q=0.5, gzip;q=0.9    | gzip | gzip",
                "br;q=0, gzip            | gzip | gzip",
                "*                       | br   | brotli",
                "BR                      | br   | brotli",
                "br;q=high               |      | let x = 1;",
                "identity                |      | let x = 1;"
            })
    void theBestFormThatTheClientTakesIsSent(String accepted, @Nullable String coding, String body) throws Exception {
        HttpResponse<String> response = get("/assets/app-1a2b.js", "Accept-Encoding", accepted);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Encoding")).isEqualTo(Optional.ofNullable(coding));
        assertThat(response.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
    }

    @Test
    void aFormThatIsNotThereIsPassedOver() throws Exception {
        HttpResponse<String> response = get("/assets/old-1.css", "Accept-Encoding", "br, gzip");
        assertThat(response.body()).isEqualTo("gzipped css");
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void eachFormHasATagOfItsOwn() throws Exception {
        String plain = get("/assets/app-1a2b.js").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> other = get("/assets/app-1a2b.js", "Accept-Encoding", "br", "If-None-Match", plain);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerCarriesTheSitesHeaders() throws Exception {
        for (String path : List.of("/", "/blocks/1", "/assets/app-1a2b.js", "/assets/gone.js")) {
            HttpHeaders headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; connect-src 'self'");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org/v, wss://live.example.org/stream, https://api.example.org wss://live.example.org",
        "http://127.0.0.1:1/api, ws://127.0.0.1:2, http://127.0.0.1:1 ws://127.0.0.1:2",
        "https://api.example.org, https://live.example.org, https://api.example.org wss://live.example.org"
    })
    void otherHostsAreNamedInThePolicy(String api, String stream, String named) throws Exception {
        Files.writeString(site.resolve("config.json"), "{\"api\": \"%s\", \"stream\": \"%s\"}".formatted(api, stream));
        assertThat(get("/").headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; connect-src 'self' " + named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../outside.txt",
                "/..%2foutside.txt",
                "/%2e%2e/outside.txt",
                "/%2e%2e%2foutside.txt",
                "/assets/../../outside.txt",
                "/assets/..%5c..%5coutside.txt",
                "/.env",
                "/%2eenv",
                "//outside.txt",
                "/a%00.txt"
            })
    void nothingOutsideTheFolderIsGiven(String path) throws IOException {
        assertThat(raw(path)).doesNotContain("secret").startsWith("HTTP/1.0 4");
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
        }
    }

    @Test
    void anUnbuiltPageSaysSo() throws Exception {
        for (String missing : List.of("index.html", "headers.json")) {
            Files.delete(site.resolve(missing));
            HttpResponse<String> response = get("/");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("The explorer is not built").contains(site.toString());
        }
    }
}
