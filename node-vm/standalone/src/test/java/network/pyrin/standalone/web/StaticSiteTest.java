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
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticSiteTest {
    private static final String PAGE = "<!doctype html><title>page</title>";

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
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void hashedFilesAreImmutableAndRevalidateWithoutABody() throws Exception {
        HttpResponse<String> response = get("/assets/app-1a2b.js");
        assertThat(response.body()).isEqualTo("let x = 1;");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        String tag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/assets/app-1a2b.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void aMissingFileIsNotThePage() throws Exception {
        assertThat(get("/assets/gone.js").statusCode()).isEqualTo(404);
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(404);
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
        Files.delete(site.resolve("index.html"));
        HttpResponse<String> response = get("/");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("The explorer is not built").contains(site.toString());
    }
}
