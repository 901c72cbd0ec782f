package network.pyrin.node.consensus.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.Json;
import network.pyrin.testing.Recording;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.Test;

/** Headers that do not depend on each other, and the same header twice, from several threads at once. */
class HeaderStageParallelTest {
    @Test
    void independentHeadersInParallelGiveTheSameDag() throws ExecutionException, InterruptedException {
        Recording recording = TestData.assumeRecording("testnet11-10bps");
        Dag dag = Dag.open(new MemoryStore(), recording.params());
        DagRules rules = new DagRules(dag);
        HeaderStage stage = new HeaderStage(dag, rules, InstantSource.fixed(Instant.parse("2100-01-01T00:00:00Z")));
        List<Header> headers = new ArrayList<>();
        recording.forEachBlock(block -> headers.add(block.block().header()));
        try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
            int next = 0;
            while (next < headers.size()) {
                int end = endOfIndependent(headers, next);
                List<Future<HeaderVerdict>> verdicts = new ArrayList<>();
                for (int i = next; i < end; i++) {
                    Header header = headers.get(i);
                    verdicts.add(workers.submit(() -> stage.process(header)));
                    verdicts.add(workers.submit(() -> stage.process(header)));
                }
                for (Future<HeaderVerdict> verdict : verdicts) {
                    assertThat(verdict.get()).isNotInstanceOf(HeaderVerdict.Refused.class);
                }
                next = end;
            }
        }
        assertThat(dag.size()).isEqualTo(headers.size() + 1);
        assertThat(dag.hashOf(dag.headersSelectedTip()))
                .isEqualTo(Json.hash(recording.finalState(), "headersSelectedTip"));
        for (Header header : headers) {
            assertThat(dag.blueWork(dag.indexOf(header.hash()))).isEqualTo(header.blueWork());
        }
    }

    /** End of the run of headers from here that have no parent in the run. */
    private static int endOfIndependent(List<Header> headers, int from) {
        List<Hash> run = new ArrayList<>();
        int end = from;
        while (end < headers.size() && headers.get(end).directParents().stream().noneMatch(run::contains)) {
            run.add(headers.get(end).hash());
            end++;
        }
        return end;
    }
}
