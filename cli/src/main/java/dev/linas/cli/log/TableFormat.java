package dev.linas.cli.log;

/** What a table is written as; option values are the names. */
enum TableFormat {
    csv,
    parquet
}
