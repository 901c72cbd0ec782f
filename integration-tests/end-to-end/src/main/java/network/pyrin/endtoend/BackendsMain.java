package network.pyrin.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.embedded.EmbeddedRedis;

/**
 * Database and events as a program of their own, for stacks whose programs run apart: prints {@code mongodb URI} and
 * {@code redis URI}, and lives until its input ends. What it held is gone then.
 */
public final class BackendsMain {
    private BackendsMain() {}

    /**
     * Runs both.
     *
     * @param arguments one: a folder for Redis, made if it is not there
     * @throws IOException if one cannot start
     */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                EmbeddedRedis redis = EmbeddedRedis.start(Path.of(arguments[0]))) {
            System.out.println("mongodb " + mongo.uri());
            System.out.println("redis " + redis.uri());
            while (System.in.read() >= 0) {
                // Nobody says anything; what matters is the end.
            }
        }
    }
}
