package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.MetricsPage;
import network.pyrin.readmodel.MetricsPoint;
import network.pyrin.readmodel.MetricsResolution;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.TotalsDocument;

/** What one change does to the sums: totals, and the points of every history of metrics. */
final class SumEdits {
    private record Bucket(MetricsResolution resolution, long number) {}

    private final ChangeReads reads;
    private final Map<Bucket, MetricsPoint> points = new LinkedHashMap<>();
    private TotalsDocument totals = TotalsDocument.ZERO;
    private boolean takesBack;

    SumEdits(ChangeReads reads) {
        this.reads = reads;
    }

    void add(TotalsDocument delta) {
        totals = totals.plus(delta);
    }

    /** Adds a chain block's figures to every history. */
    void add(MetricsPoint figures) {
        takesBack |= figures.chainBlocks() < 0;
        for (MetricsResolution resolution : MetricsResolution.values()) {
            Bucket bucket = new Bucket(resolution, resolution.bucketOf(figures.timestamp()));
            points.merge(bucket, figures, MetricsPoint::plus);
        }
    }

    List<DocumentChange> changes() {
        List<DocumentChange> changes = new ArrayList<>();
        UpdateBuilder sums = new UpdateBuilder().increments("", totals.encodeSums());
        changes.add(sums.build(Collections.NETWORK, TotalsDocument.ID, true));
        for (MetricsResolution resolution : MetricsResolution.values()) {
            Map<Long, Map<Long, MetricsPoint>> pages = new TreeMap<>();
            points.forEach((bucket, point) -> {
                if (bucket.resolution() == resolution) {
                    pages.computeIfAbsent(Pages.pageOf(bucket.number()), page -> new TreeMap<>())
                            .put(bucket.number(), point);
                }
            });
            pages.forEach((page, deltas) -> changes.add(page(resolution, page, deltas)));
            changes.addAll(expired(resolution, pages));
        }
        return changes;
    }

    private DocumentChange page(MetricsResolution resolution, long page, Map<Long, MetricsPoint> deltas) {
        Optional<MetricsPage> stored = takesBack ? reads.metrics(resolution, page) : Optional.empty();
        UpdateBuilder update = new UpdateBuilder();
        long emptied = 0;
        for (Map.Entry<Long, MetricsPoint> entry : deltas.entrySet()) {
            String path = MetricsPage.POINTS + "." + Pages.placeOf(entry.getKey());
            long chainBlocks = stored.map(read -> chainBlocks(read, resolution, entry.getKey()))
                    .orElse(0L);
            // Only a change that takes blocks back can empty a bucket, and only then is the stored page looked at.
            boolean empty = takesBack && chainBlocks + entry.getValue().chainBlocks() == 0;
            if (empty) {
                update.unset(path);
                emptied += chainBlocks > 0 ? 1 : 0;
            } else {
                update.increments(path + ".", entry.getValue().encode());
            }
        }
        boolean gone = takesBack
                && emptied == deltas.size()
                && stored.map(read -> read.points().size()).orElse(0) == emptied;
        String id = Pages.id(resolution.text(), page);
        return gone ? new DocumentChange.Delete(Collections.METRICS, id) : update.build(Collections.METRICS, id, true);
    }

    private static long chainBlocks(MetricsPage page, MetricsResolution resolution, long bucket) {
        return page.points().stream()
                .filter(point -> resolution.bucketOf(point.timestamp()) == bucket)
                .mapToLong(MetricsPoint::chainBlocks)
                .sum();
    }

    /** Pages that fall out of what is kept when a page is written; as many as may have been skipped since. */
    private static List<DocumentChange> expired(
            MetricsResolution resolution, Map<Long, Map<Long, MetricsPoint>> pages) {
        if (resolution.pagesKept().isEmpty()) {
            return List.of();
        }
        return pages.keySet().stream()
                .map(page -> page - resolution.pagesKept().getAsLong())
                .flatMap(last -> LongStream.rangeClosed(last - 1, last).boxed())
                .distinct()
                .map(page -> (DocumentChange)
                        new DocumentChange.Delete(Collections.METRICS, Pages.id(resolution.text(), page)))
                .toList();
    }
}
