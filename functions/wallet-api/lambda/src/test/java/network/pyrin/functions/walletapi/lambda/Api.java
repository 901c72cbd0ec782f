package network.pyrin.functions.walletapi.lambda;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests to the function under test. */
final class Api {
    private Api() {}

    static RequestSpecification request() {
        int port = ConfigProvider.getConfig().getValue("quarkus.lambda.mock-event-server.test-port", Integer.class);
        return given().port(port).urlEncodingEnabled(true);
    }

    static Response get(String path) {
        return request().get(path);
    }

    static Response post(String path, String body) {
        return request().header("Content-Type", "application/json").body(body).post(path);
    }

    /** A header's values in one line: the event server gives those with commas one by one. */
    static String header(Response response, String name) {
        return String.join(", ", response.headers().getValues(name));
    }
}
