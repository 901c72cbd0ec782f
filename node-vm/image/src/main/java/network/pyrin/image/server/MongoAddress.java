package network.pyrin.image.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one part of a MongoDB connection string that this package changes: the database's name.
 *
 * @param text {@code mongodb://[user:password@]hosts[/database][?options]}, or the same with {@code mongodb+srv}
 */
record MongoAddress(String text) {
    /** Name that the programs use where none is given. */
    private static final String STANDARD = "pyrin";

    private static final Pattern FORM = Pattern.compile("(mongodb(?:\\+srv)?://)([^/?]+)(?:/([^?]*))?(?:\\?(.*))?");

    private Matcher parts() throws ServerException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            // The text itself is a secret and is not repeated.
            throw new ServerException("the MongoDB address is not of the form mongodb://host/database");
        }
        return matcher;
    }

    String database() throws ServerException {
        String name = parts().group(3);
        return name == null || name.isEmpty() ? STANDARD : name;
    }

    /** The same server and user, another database. */
    MongoAddress withDatabase(String name) throws ServerException {
        Matcher parts = parts();
        String named = parts.group(3);
        String options = parts.group(4) == null ? "" : parts.group(4);
        boolean user = parts.group(2).contains("@");
        boolean srv = parts.group(1).contains("+srv");
        if (user && !srv && !options.contains("authSource=")) {
            // Users are looked up in the named database unless an option says where: keep looking where it was.
            String source = named == null || named.isEmpty() ? "admin" : named;
            options = options.isEmpty() ? "authSource=" + source : options + "&authSource=" + source;
        }
        return new MongoAddress(
                parts.group(1) + parts.group(2) + "/" + name + (options.isEmpty() ? "" : "?" + options));
    }
}
