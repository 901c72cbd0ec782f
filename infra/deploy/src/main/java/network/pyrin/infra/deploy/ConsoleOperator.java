package network.pyrin.infra.deploy;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A person at a terminal, or a script that pipes answers in. */
final class ConsoleOperator implements Operator {
    /** Holds the database's address where nobody sits at a terminal. */
    static final String SECRET_VARIABLE = "PYRIN_DEPLOY_MONGODB_URI";

    private final PrintStream out;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    ConsoleOperator(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public String ask(String question) {
        out.print(question);
        out.flush();
        try {
            @Nullable String line = in.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String askSecret(String question) {
        String given = System.getenv(SECRET_VARIABLE);
        if (given != null) {
            return given;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return "";
        }
        char[] typed = console.readPassword("%s", question);
        return typed == null ? "" : new String(typed);
    }
}
