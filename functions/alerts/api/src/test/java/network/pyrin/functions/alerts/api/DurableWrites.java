package network.pyrin.functions.alerts.api;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** Counts the writes of a client that are to be on the disk of a majority when they are answered. */
final class DurableWrites implements CommandListener {
    private int count;

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument concern = event.getCommand().getDocument("writeConcern", new BsonDocument());
        if (concern.getBoolean("j", BsonBoolean.FALSE).getValue()
                && concern.containsKey("w")
                && concern.get("w").isString()
                && concern.getString("w").getValue().equals("majority")) {
            count++;
        }
    }

    int count() {
        return count;
    }
}
