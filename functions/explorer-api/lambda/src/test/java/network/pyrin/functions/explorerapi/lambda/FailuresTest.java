package network.pyrin.functions.explorerapi.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import network.pyrin.testing.Relay;
import org.junit.jupiter.api.Test;

/** One story: the database is away at the start, comes, hangs, comes back, is cut off, comes back. */
@QuarkusTest
@QuarkusTestResource(value = FailingDatabase.class, restrictToAnnotatedClass = true)
class FailuresTest {
    private static final String PATH = "/v1/blocks?limit=1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void theFunctionAnswersClearlyAndRecoversByItself() {
        Relay relay = FailingDatabase.relay();
        // Nobody there from the beginning: selecting a server would take longer than the request may.
        assertFailed(Api.get(PATH));
        relay.mend();
        assertRecovers();
        // The database hangs in the middle of a request.
        relay.stopUp();
        long begin = System.nanoTime();
        Response late = Api.get(PATH);
        assertThat(late.statusCode()).as(late.asString()).isEqualTo(504);
        assertThat(late.contentType()).startsWith("application/problem+json");
        assertThat(late.jsonPath().getString("code")).isEqualTo("timeout");
        assertThat(late.header("Retry-After")).isEqualTo("5");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        Response oldShape = Api.get("/transactions/count");
        // By now the driver may have given the server up, so that it does not even try.
        assertThat(oldShape.statusCode()).isIn(503, 504);
        assertThat(oldShape.jsonPath().getString("detail")).isNotEmpty();
        relay.mend();
        assertRecovers();
        // It is cut off.
        relay.cut();
        assertFailed(Api.get(PATH));
        relay.mend();
        assertRecovers();
        // What needs no database never noticed.
        assertThat(Api.get("/docs").statusCode()).isEqualTo(200);
    }

    private static void assertFailed(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isIn(503, 504);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(Api.header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(response.asString()).doesNotContain("mongodb", "Exception", "127.0.0.1");
    }

    private static void assertRecovers() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Response response = Api.get(PATH);
        while (response.statusCode() != 200 && System.nanoTime() < end) {
            response = Api.get(PATH);
        }
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    }
}
