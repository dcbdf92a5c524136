package dev.linas.supernet.task;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ranking items for users: two inputs of ids, one of each per pair, and one output with one score
 * per pair, the larger the better.
 *
 * @param user name of the input of users
 * @param item name of the input of items
 * @param users how many users there are; ids are 0 to this, exclusive
 * @param items how many items there are; ids are 0 to this, exclusive
 */
public record Recommendation(String user, String item, long users, long items) implements Task {

    /** Which input is which, and how many ids each takes. */
    @Override
    public SortedMap<String, String> metadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("linas.input_user", user);
        metadata.put("linas.input_item", item);
        metadata.put("linas.users", Long.toString(users));
        metadata.put("linas.items", Long.toString(items));
        return metadata;
    }

    @Override
    public String name() {
        return "recommendation";
    }
}
