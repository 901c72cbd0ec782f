package network.pyrin.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts a server, tells where it is, and waits to be killed. */
final class RedisParent {
    private RedisParent() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedRedis redis = EmbeddedRedis.start(Path.of(arguments[0]));
        System.out.println(redis.uri());
        System.out.println(redis.pid());
        new CountDownLatch(1).await();
    }
}
