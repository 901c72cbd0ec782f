package network.pyrin.functions.snapshot;

import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Optional;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Prepares the process for its snapshot, and each copy for its first event. Nothing that fails here keeps a version from
 * being published or a copy from answering: it is logged, and the first event finds what there is.
 */
@ApplicationScoped
public class Snapshots {
    private static final System.Logger LOG = System.getLogger(Snapshots.class.getName());

    /** An event as Lambda would send it; changes nothing. Each function has its own. */
    private static final String EVENT = "/snapshot-event.json";

    private static final int ROUNDS = 20;
    /** Where the database cannot be reached each round takes seconds. */
    private static final long PRIMING_NANOS_MAX = 3_000_000_000L;

    /** More than the platform ever reads ahead. */
    private static final int RANDOM_BYTES = 1 << 17;

    private final Instance<Resource> beans;
    private final boolean isCopied;
    private Optional<Hooks> hooks = Optional.empty();

    /**
     * Made by the container.
     *
     * @param beans those that hold what a copy must not have
     * @param kind how Lambda starts this process; {@code snap-start} if it will be copied
     */
    @Inject
    public Snapshots(
            @Any Instance<Resource> beans,
            @ConfigProperty(name = "aws.lambda.initialization.type", defaultValue = "on-demand") String kind) {
        this.beans = beans;
        this.isCopied = kind.equals("snap-start");
    }

    void started(@Observes StartupEvent event) {
        if (isCopied) {
            Hooks made = new Hooks();
            // Contexts hold their resources weakly.
            hooks = Optional.of(made);
            Core.getGlobalContext().register(made);
        }
    }

    private final class Hooks implements Resource {
        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            prime();
            for (Resource bean : beans) {
                try {
                    bean.beforeCheckpoint(context);
                } catch (Exception e) {
                    LOG.log(System.Logger.Level.ERROR, "something may be stale in the snapshot", e);
                }
            }
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            // What the platform had read ahead is the same in every copy; what it reads from now on is not.
            new SecureRandom().nextBytes(new byte[RANDOM_BYTES]);
            for (Resource bean : beans) {
                try {
                    bean.afterRestore(context);
                } catch (Exception e) {
                    LOG.log(System.Logger.Level.ERROR, "something may be stale after the restore", e);
                }
            }
        }
    }

    /** Answers the event a few times, so that classes are loaded and linked and the way is compiled in part. */
    private static void prime() {
        try (InputStream in = Snapshots.class.getResourceAsStream(EVENT)) {
            if (in == null) {
                throw new IOException("there is no " + EVENT);
            }
            byte[] event = in.readAllBytes();
            QuarkusStreamHandler handler = new QuarkusStreamHandler();
            long begun = System.nanoTime();
            for (int i = 0; i < ROUNDS && System.nanoTime() - begun < PRIMING_NANOS_MAX; i++) {
                handler.handleRequest(
                        new ByteArrayInputStream(event), new ByteArrayOutputStream(), new PrimingContext());
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the function could not be tried before its snapshot: {0}", e);
        }
    }
}
