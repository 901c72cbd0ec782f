package network.pyrin.node.scriptengine;

import java.util.ArrayList;
import java.util.List;

/** A stack of byte strings. Items are never written to after they were pushed, so duplicates share their array. */
final class DataStack {
    private static final byte[] TRUE = {1};
    private static final byte[] FALSE = {};

    private final List<byte[]> items;

    DataStack() {
        this(new ArrayList<>());
    }

    private DataStack(List<byte[]> items) {
        this.items = items;
    }

    DataStack copy() {
        return new DataStack(new ArrayList<>(items));
    }

    int size() {
        return items.size();
    }

    void clear() {
        items.clear();
    }

    void push(byte[] item) {
        items.add(item);
    }

    void push(boolean value) {
        items.add(value ? TRUE : FALSE);
    }

    void push(long number) {
        items.add(ScriptNumber.encode(number));
    }

    void require(int count) throws ScriptFailure {
        if (items.size() < count) {
            throw new ScriptFailure(new ScriptError.InvalidStackOperation(count, items.size()));
        }
    }

    /** The item at a depth, 0 being the top; the caller has checked that it exists. */
    byte[] peek(int depth) {
        return items.get(items.size() - 1 - depth);
    }

    /** Removes the top item, which the caller has checked to exist. */
    byte[] pop() {
        return items.removeLast();
    }

    byte[] popChecked() throws ScriptFailure {
        require(1);
        return pop();
    }

    /** The top item; an empty stack is reported as such, not as a missing operand. */
    byte[] popOrEmptyStack() throws ScriptFailure {
        if (items.isEmpty()) {
            throw new ScriptFailure(new ScriptError.EmptyStack());
        }
        return pop();
    }

    boolean popBoolean() throws ScriptFailure {
        return ScriptNumber.isTrue(popChecked());
    }

    /** Pops several numbers at once, returned bottom first; the lowest is decoded first. */
    long[] popNumbers(int count) throws ScriptFailure {
        require(count);
        long[] numbers = new long[count];
        int from = items.size() - count;
        for (int i = 0; i < count; i++) {
            numbers[i] = ScriptNumber.decode(items.get(from + i));
        }
        drop(count);
        return numbers;
    }

    /** Pops several items at once, returned bottom first. */
    List<byte[]> popItems(int count) throws ScriptFailure {
        require(count);
        List<byte[]> tail = items.subList(items.size() - count, items.size());
        List<byte[]> popped = new ArrayList<>(tail);
        tail.clear();
        return popped;
    }

    void drop(int count) throws ScriptFailure {
        require(count);
        items.subList(items.size() - count, items.size()).clear();
    }

    /** Repeats the top items. */
    void duplicate(int count) throws ScriptFailure {
        require(count);
        items.addAll(List.copyOf(items.subList(items.size() - count, items.size())));
    }

    /** Repeats the items below the top ones. */
    void over(int count) throws ScriptFailure {
        require(2 * count);
        items.addAll(List.copyOf(items.subList(items.size() - 2 * count, items.size() - count)));
    }

    /** Moves a group to the top from below as many groups as given: 2 rotates three groups, 1 swaps two. */
    void raise(int count, int groupsAbove) throws ScriptFailure {
        require((groupsAbove + 1) * count);
        int from = items.size() - (groupsAbove + 1) * count;
        List<byte[]> group = items.subList(from, from + count);
        List<byte[]> moved = List.copyOf(group);
        group.clear();
        items.addAll(moved);
    }

    byte[] remove(int depth) {
        return items.remove(items.size() - 1 - depth);
    }

    void insert(int depth, byte[] item) {
        items.add(items.size() - depth, item);
    }
}
