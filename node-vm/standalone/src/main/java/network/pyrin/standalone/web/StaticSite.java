package network.pyrin.standalone.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileProps;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Serves one folder of built files, and its {@code index.html} for every path that is the page's own route.
 *
 * <p>A path under {@code /assets/}, or whose last segment has an extension, is a file and is 404 when it is missing; any other is a route. Of a file
 * with compressed forms beside it the best one that the client takes is sent. Every answer carries the site's own headers
 * ({@link SiteHeaders}). Nothing outside the folder can be named: the path is normalised first and must stay inside.
 * Stateless; files are read per request, so a rebuilt page is seen at once.
 */
public final class StaticSite implements Handler<RoutingContext> {
    /** Larger files are not part of a page; refusing them bounds memory. */
    private static final long FILE_BYTES_MAX = 16L << 20;

    private static final String INDEX = "index.html";
    private static final String NO_FILE = "No such file.";

    private static final String NOT_BUILT = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Explorer not built</title>
            <body style="font:16px/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem">
            <h1>The explorer is not built</h1>
            <p>This server looks for its files in <code>%s</code> and does not find a whole build there.</p>
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
        Future<Buffer> rules = vertx.fileSystem().readFile(file(SiteHeaders.RULES_FILE));
        Future<Buffer> config = vertx.fileSystem().readFile(file(SiteHeaders.CONFIG_FILE));
        Future.all(rules, config)
                .map(read -> SiteHeaders.read(
                        rules.result().getBytes(), config.result().getBytes()))
                .onSuccess(site -> answer(context, site))
                .onFailure(missing -> notBuilt(context));
    }

    private void answer(RoutingContext context, SiteHeaders site) {
        site.headers().forEach(context.response()::putHeader);
        // Already percent-decoded and normalised by the router; checked again because a folder must never leak.
        String requested = context.normalizedPath();
        Path file = resolve(requested);
        if (file == null || isHidden(requested)) {
            plain(context, 404, NO_FILE);
        } else if (isFileName(requested)) {
            send(context, site.cacheControl(requested), file, () -> plain(context, 404, NO_FILE));
        } else {
            send(context, site.cacheControl(requested), root.resolve(INDEX), () -> notBuilt(context));
        }
    }

    private String file(String name) {
        return root.resolve(name).toString();
    }

    private @Nullable Path resolve(String requested) {
        if (requested.indexOf('\0') >= 0 || requested.indexOf('\\') >= 0 || requested.contains("/.")) {
            return null;
        }
        Path file = root.resolve(requested.substring(1)).normalize();
        return file.startsWith(root) ? file : null;
    }

    private static boolean isFileName(String requested) {
        return requested.startsWith("/assets/") || requested.indexOf('.', requested.lastIndexOf('/') + 1) >= 0;
    }

    /** The rules are for servers, and compressed forms are asked for by header, not by name. */
    private static boolean isHidden(String requested) {
        return requested.equals("/" + SiteHeaders.RULES_FILE)
                || Stream.of(ContentCodings.values()).anyMatch(coding -> requested.endsWith(coding.suffix()));
    }

    private void send(RoutingContext context, String cacheControl, Path file, Runnable missing) {
        List<ContentCodings> accepted =
                ContentCodings.acceptedBy(context.request().getHeader("Accept-Encoding"));
        context.response().putHeader("Cache-Control", cacheControl).putHeader("Vary", "Accept-Encoding");
        form(context, file, accepted, missing);
    }

    /** Sends the first form that exists; the plain one is the last. */
    private void form(RoutingContext context, Path file, List<ContentCodings> accepted, Runnable missing) {
        Optional<ContentCodings> coding = accepted.stream().findFirst();
        String name = file + coding.map(ContentCodings::suffix).orElse("");
        vertx.fileSystem().props(name).onComplete(props -> {
            boolean there = props.succeeded()
                    && props.result().isRegularFile()
                    && props.result().size() <= FILE_BYTES_MAX;
            if (there) {
                found(context, new Found(file, name, coding, tag(props.result(), coding)), missing);
            } else if (coding.isPresent()) {
                form(context, file, accepted.subList(1, accepted.size()), missing);
            } else {
                missing.run();
            }
        });
    }

    /** A file to send: what was asked for, and the form of it that is sent. */
    private record Found(Path asked, String name, Optional<ContentCodings> coding, String tag) {}

    private void found(RoutingContext context, Found found, Runnable missing) {
        HttpServerResponse response = context.response();
        response.putHeader("ETag", found.tag());
        if (found.tag().equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(
                "Content-Type", ContentTypes.of(found.asked().toString().toLowerCase(Locale.ROOT)));
        // What stands here already means that the server must not compress by itself.
        found.coding().ifPresent(coding -> response.putHeader("Content-Encoding", coding.token()));
        vertx.fileSystem().readFile(found.name()).onComplete(read -> {
            if (read.failed()) {
                missing.run();
            } else if (context.request().method() == HttpMethod.HEAD) {
                response.putHeader(
                                "Content-Length", Integer.toString(read.result().length()))
                        .end();
            } else {
                response.end(read.result());
            }
        });
    }

    private static String tag(FileProps props, Optional<ContentCodings> coding) {
        String form = coding.map(ContentCodings::suffix).orElse("");
        return "\"" + Long.toHexString(props.size()) + "-" + Long.toHexString(props.lastModifiedTime()) + form + "\"";
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
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text);
    }
}
