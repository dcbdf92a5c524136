package dev.linas.cli.search;

/** How a front is written. */
enum FrontFormat {
    table,
    json,
    csv
}
