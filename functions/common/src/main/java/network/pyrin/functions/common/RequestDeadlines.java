package network.pyrin.functions.common;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives each request a time, shorter than what the gateway allows, so that the caller hears a clear 504 instead of the
 * gateway's.
 *
 * <p>When the time is over, the thread that works on the request is interrupted: whoever waits there for a connection or
 * for the node stops at once, and {@link ErrorMapper} says that it took too long. A read of a socket cannot be interrupted;
 * {@link Database} bounds each by a share of this time. What is already done stays done.
 */
@Provider
@Priority(100)
public final class RequestDeadlines implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String PROPERTY = RequestDeadlines.class.getName();

    private final ScheduledThreadPoolExecutor timer;
    private final Duration longest;

    /**
     * Made by the container.
     *
     * @param longest how long a request may take
     */
    @Inject
    public RequestDeadlines(@ConfigProperty(name = "pyrin.http.deadline", defaultValue = "PT20S") Duration longest) {
        this.longest = longest;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("request-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** One request's time; decides under its lock whether the end or the answer came first. */
    private static final class Ticket {
        private final Thread worker = Thread.currentThread();
        private Optional<Future<?>> timer = Optional.empty();
        private boolean done;
        private boolean over;

        synchronized void start(Future<?> scheduled) {
            timer = Optional.of(scheduled);
        }

        synchronized void expire() {
            if (!done) {
                over = true;
                worker.interrupt();
            }
        }

        synchronized void finish() {
            done = true;
            timer.ifPresent(scheduled -> scheduled.cancel(false));
            if (over && Thread.currentThread() == worker) {
                // The thread goes back to its pool: the interruption was this request's.
                boolean _ = Thread.interrupted();
            }
        }

        synchronized boolean isOver() {
            return over;
        }
    }

    /**
     * Whether a request's time is over.
     *
     * @param request the current request
     * @return false also for one without a time
     */
    static boolean isOver(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Ticket ticket && ticket.isOver();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Ticket ticket = new Ticket();
        request.setProperty(PROPERTY, ticket);
        ticket.start(timer.schedule(ticket::expire, longest.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof Ticket ticket) {
            ticket.finish();
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
