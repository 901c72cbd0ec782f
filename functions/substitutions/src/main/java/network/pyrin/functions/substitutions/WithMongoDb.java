package network.pyrin.functions.substitutions;

import java.util.function.BooleanSupplier;

/** Whether the function that is compiled brings the MongoDB driver. */
final class WithMongoDb implements BooleanSupplier {
    @Override
    public boolean getAsBoolean() {
        return Classes.onPath("com.mongodb.client.internal.MongoClientImpl");
    }
}
