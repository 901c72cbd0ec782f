package network.pyrin.standalone.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileProps;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Serves one folder of built files, and its {@code index.html} for every path that is the page's own route.
 *
 * <p>A path whose last segment has an extension is a file and is 404 when it is missing; any other is a route. Files
 * under {@code /assets/} carry a hash in their name and may be kept for ever. Nothing outside the folder can be named:
 * the path is normalised first and must stay inside. Stateless; files are read per request, so a rebuilt page is seen
 * at once.
 */
public final class StaticSite implements Handler<RoutingContext> {
    /** Larger files are not part of a page; refusing them bounds memory. */
    private static final long FILE_BYTES_MAX = 16L << 20;

    private static final String NOT_BUILT = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Explorer not built</title>
            <body style="font:16px/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem">
            <h1>The explorer is not built</h1>
            <p>This server looks for its files in <code>%s</code> and finds no <code>index.html</code> there.</p>
            <p>Run <code>./pyrin up</code>, which builds what is missing. The API is at <a href="/api/docs">/api/docs</a>.</p>
            """;

    private final Vertx vertx;
    private final Path root;

    /**
     * Makes the handler.
     *
     * @param vertx whose file system is used
     * @param root folder with {@code index.html}; may be missing, which is said to who asks
     */
    public StaticSite(Vertx vertx, Path root) {
        this.vertx = vertx;
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            context.response().putHeader("Allow", "GET, HEAD");
            plain(context, 405, "Only GET and HEAD are answered here.");
            return;
        }
        // Already percent-decoded and normalised by the router; checked again because a folder must never leak.
        String requested = context.normalizedPath();
        Path file = resolve(requested);
        if (file == null) {
            plain(context, 404, "No such file.");
        } else if (isFileName(requested)) {
            send(context, file, requested.startsWith("/assets/"), () -> plain(context, 404, "No such file."));
        } else {
            Path index = root.resolve("index.html");
            send(context, index, false, () -> notBuilt(context));
        }
    }

    private @org.jspecify.annotations.Nullable Path resolve(String requested) {
        if (requested.indexOf('\0') >= 0 || requested.indexOf('\\') >= 0 || requested.contains("/.")) {
            return null;
        }
        Path file = root.resolve(requested.substring(1)).normalize();
        return file.startsWith(root) ? file : null;
    }

    private static boolean isFileName(String requested) {
        return requested.indexOf('.', requested.lastIndexOf('/') + 1) >= 0;
    }

    private void send(RoutingContext context, Path file, boolean immutable, Runnable missing) {
        String name = file.toString();
        vertx.fileSystem().props(name).onComplete(props -> {
            if (props.failed()
                    || !props.result().isRegularFile()
                    || props.result().size() > FILE_BYTES_MAX) {
                missing.run();
                return;
            }
            HttpServerResponse response = context.response();
            String tag = tag(props.result());
            response.putHeader("ETag", tag)
                    .putHeader("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache")
                    .putHeader("X-Content-Type-Options", "nosniff");
            if (tag.equals(context.request().getHeader("If-None-Match"))) {
                response.setStatusCode(304).end();
            } else {
                response.putHeader("Content-Type", ContentTypes.of(name.toLowerCase(Locale.ROOT)));
                body(context, name, missing);
            }
        });
    }

    private void body(RoutingContext context, String name, Runnable missing) {
        vertx.fileSystem().readFile(name).onComplete(read -> {
            if (read.failed()) {
                missing.run();
            } else if (context.request().method() == HttpMethod.HEAD) {
                context.response()
                        .putHeader(
                                "Content-Length", Integer.toString(read.result().length()))
                        .end();
            } else {
                context.response().end(read.result());
            }
        });
    }

    private static String tag(FileProps props) {
        return "\"" + Long.toHexString(props.size()) + "-" + Long.toHexString(props.lastModifiedTime()) + "\"";
    }

    private void notBuilt(RoutingContext context) {
        context.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(NOT_BUILT.formatted(root.toString().replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static void plain(RoutingContext context, int status, String text) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text);
    }
}
