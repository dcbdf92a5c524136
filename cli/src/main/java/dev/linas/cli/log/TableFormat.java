package dev.linas.cli.log;

/** The format of a table that is written; option values are the names. */
enum TableFormat {
    csv,
    parquet
}
