package network.pyrin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void itRunsAheadAStretchThenWaitsForTheReaderToArrive() {
        AtomicLong mined = new AtomicLong(1_000);
        AtomicLong read = new AtomicLong(1_000);
        Pace pace = new Pace(mined::get, read::get);
        assertThat(pace.getAsBoolean()).isTrue();
        mined.set(1_000 + Pace.STRETCH);
        assertThat(pace.getAsBoolean()).isTrue();
        mined.incrementAndGet();
        assertThat(pace.getAsBoolean()).isFalse();
        read.set(mined.get() - 1);
        assertThat(pace.getAsBoolean()).as("nearly there is not there").isFalse();
        read.set(mined.get());
        assertThat(pace.getAsBoolean()).isTrue();
        mined.addAndGet(Pace.STRETCH);
        assertThat(pace.getAsBoolean()).isTrue();
    }
}
