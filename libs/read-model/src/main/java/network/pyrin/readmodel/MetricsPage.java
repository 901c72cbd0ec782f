package network.pyrin.readmodel;

import java.util.List;
import org.bson.Document;

/**
 * A page of a history of metrics: up to 64 consecutive buckets, those without a chain block left out.
 *
 * @param id resolution and page number, see {@link Pages#id}
 * @param points ascending in time
 * @param lastSequence last change that touched it
 */
public record MetricsPage(String id, List<MetricsPoint> points, long lastSequence) {
    /** Field: the points by place. */
    public static final String POINTS = "points";

    /** Copies the list. */
    public MetricsPage {
        points = List.copyOf(points);
    }

    /**
     * Reads a page.
     *
     * @param resolution its resolution
     * @param page its number
     * @param document as stored
     * @return the page
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static MetricsPage decode(MetricsResolution resolution, long page, Document document) {
        Document stored = Fields.part(document, POINTS);
        List<MetricsPoint> points = HistoryPage.Places.ascending(stored)
                .map(place -> MetricsPoint.decode(
                        (page * Pages.SIZE + place) * resolution.bucketMillis(),
                        Fields.part(stored, Integer.toString(place))))
                // A reorg may have emptied a bucket again.
                .filter(point -> point.chainBlocks() > 0)
                .toList();
        return new MetricsPage(Fields.string(document, "_id"), points, Fields.number(document, Guard.LAST_SEQUENCE));
    }
}
