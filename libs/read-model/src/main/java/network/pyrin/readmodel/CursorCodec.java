package network.pyrin.readmodel;

import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.CursorDocument.Activity;
import network.pyrin.readmodel.CursorDocument.Asked;
import network.pyrin.readmodel.CursorDocument.Outstanding;
import network.pyrin.readmodel.CursorDocument.Seen;
import network.pyrin.readmodel.CursorDocument.Told;
import org.bson.Document;

/** Cursors to documents and back. */
final class CursorCodec {
    private CursorCodec() {}

    static Document encode(CursorDocument cursor) {
        Document document = new Document("_id", cursor.id())
                .append("webhook", cursor.webhook())
                .append("address", cursor.address())
                .append("startedAt", cursor.startedAt())
                .append("epoch", cursor.epoch())
                .append("sinkTimestamp", cursor.sinkTimestamp())
                .append("sequence", cursor.sequence())
                .append("count", cursor.count())
                .append("serial", cursor.serial())
                .append("tail", cursor.tail().stream().map(CursorCodec::seen).toList())
                .append("version", cursor.version());
        cursor.lostFrom().ifPresent(index -> document.append("lostFrom", index));
        cursor.asked()
                .ifPresent(asked -> document.append(
                        "asked", new Document("from", asked.from()).append("sequence", asked.sequence())));
        cursor.outstanding().ifPresent(delivery -> document.append("outstanding", outstanding(delivery)));
        return document;
    }

    private static Document seen(Seen seen) {
        return new Document("serial", seen.serial())
                .append("transaction", seen.txId().toHex())
                .append(HistoryPage.ACCEPTED_BY, seen.acceptedBy().toHex())
                .append("timestamp", seen.timestamp())
                .append("net", seen.net())
                .append("coinbase", seen.coinbase());
    }

    private static Document outstanding(Outstanding delivery) {
        List<Document> activities = delivery.activities().stream()
                .map(activity -> {
                    Document document = activity.entry().map(CursorCodec::seen).orElseGet(Document::new);
                    return document.append("told", activity.told().text())
                            .append("number", activity.serial())
                            .append("of", activity.of())
                            .append("index", activity.index());
                })
                .toList();
        return new Document("delivery", delivery.delivery())
                .append("activities", activities)
                .append("madeAt", delivery.madeAt())
                .append("queued", delivery.queued());
    }

    static CursorDocument decode(Document document) {
        return new CursorDocument(
                Fields.string(document, "webhook"),
                Fields.string(document, "address"),
                Fields.number(document, "startedAt"),
                Fields.string(document, "epoch"),
                Fields.number(document, "sinkTimestamp"),
                Fields.number(document, "sequence"),
                Fields.number(document, "count"),
                Fields.number(document, "serial"),
                Fields.list(document, "tail", Document.class, CursorCodec::seen),
                Fields.optionalPart(document, "outstanding").map(CursorCodec::outstanding),
                Fields.optionalNumber(document, "lostFrom"),
                Fields.optionalPart(document, "asked")
                        .map(asked -> new Asked(Fields.number(asked, "from"), Fields.number(asked, "sequence"))),
                Fields.number(document, "version"));
    }

    private static Seen seen(Document document) {
        return new Seen(
                Fields.number(document, "serial"),
                Fields.hash(document, "transaction"),
                Fields.optionalHash(document, HistoryPage.ACCEPTED_BY).orElse(Hash.ZERO),
                Fields.number(document, "timestamp"),
                Fields.number(document, "net"),
                Fields.flag(document, "coinbase"));
    }

    private static Outstanding outstanding(Document document) {
        return new Outstanding(
                Fields.string(document, "delivery"),
                Fields.list(document, "activities", Document.class, CursorCodec::activity),
                Fields.number(document, "madeAt"),
                Fields.flag(document, "queued"));
    }

    private static Activity activity(Document document) {
        return new Activity(
                Told.parse(Fields.string(document, "told")),
                Fields.number(document, "number"),
                Fields.number(document, "of"),
                Fields.number(document, "index"),
                Optional.of(document)
                        .filter(each -> each.containsKey("transaction"))
                        .map(CursorCodec::seen));
    }
}
