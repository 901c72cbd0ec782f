package network.pyrin.infra.deploy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers from a list; empty when it is used up. Keeps what was said. */
final class RecordingOperator implements Operator {
    final List<String> said = new ArrayList<>();
    final Deque<String> answers = new ArrayDeque<>();
    final Deque<String> secrets = new ArrayDeque<>();

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public String ask(String question) {
        said.add(question);
        return answers.isEmpty() ? "" : answers.poll();
    }

    @Override
    public String askSecret(String question) {
        said.add(question);
        return secrets.isEmpty() ? "" : secrets.poll();
    }
}
