package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import network.pyrin.functions.routes.RouteTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions at the edge do to a request, run as they are by a JavaScript engine. */
class EdgeFunctionsTest {
    /** Calls the function as the edge does, with the query taken apart, and prints what became of it. */
    private static final String CALL = """

            const [path, search] = process.argv[2].split('?');
            const querystring = {};
            new URLSearchParams(search || '').forEach((value, name) => { querystring[name] = { value }; });
            const answer = handler({
              request: { uri: path, querystring, headers: { 'accept-encoding': { value: process.argv[3] } } },
            });
            const rest = Object.entries(answer.querystring).map(([name, field]) => name + '=' + field.value).join('&');
            console.log(answer.uri + (rest ? '?' + rest : ''));
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            site.js | /                        | br, gzip          | /index.html.br
            site.js | /                        | gzip              | /index.html.gz
            site.js | /                        | identity          | /index.html
            site.js | /                        | br;q=0, gzip;q=0.5 | /index.html.gz
            site.js | /blocks/ab12             | gzip, deflate, br | /index.html.br
            site.js | /address/pyrin:qq.x/tx   | br                | /index.html.br
            site.js | /assets/app-1a2b.js      | BR                | /assets/app-1a2b.js.br
            site.js | /assets/font-1a2b.woff2  | br                | /assets/font-1a2b.woff2
            site.js | /config.json             | brotli            | /config.json
            site.js | /missing.png             | br                | /missing.png
            api.js  | /api/info/price          | br                | /info/price
            api.js  | /api/                    | br                | /
            api.js  | /api                     | br                | /
            api.js  | /apis/x                  | br                | /apis/x
            api.js  | /api/blocks?limit=5&colour=red&lowHash=ab | br | /blocks?limit=5&lowHash=ab
            api.js  | /v1/search?q=x           | br                | /v1/search?q=x
            """)
    void aRequestBecomes(String script, String uri, String accepts, String expected, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("run.js");
        String code = script.equals("api.js")
                ? EdgeBehaviors.apiFunction(RouteTable.load())
                : Machine.resource("edge/" + script);
        Files.writeString(file, code + CALL);
        Process node = new ProcessBuilder("node", file.toString(), uri, accepts)
                .redirectErrorStream(true)
                .start();
        String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(node.waitFor()).as(answer).isZero();
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void theyFitIntoTheEdge() {
        for (String script : List.of(Machine.resource("edge/site.js"), EdgeBehaviors.apiFunction(RouteTable.load()))) {
            assertThat(script.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(10_240);
        }
    }
}
