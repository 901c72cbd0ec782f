package network.pyrin.embedded;

import java.util.concurrent.CountDownLatch;

/** Starts an emulator, tells where it is, and waits to be killed. */
final class AwsParent {
    private AwsParent() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("pyrin.root", arguments[0]);
        System.out.println(EmbeddedAws.start().endpoint());
        new CountDownLatch(1).await();
    }
}
