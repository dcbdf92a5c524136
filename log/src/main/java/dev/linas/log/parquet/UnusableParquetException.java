package dev.linas.log.parquet;

/** A Parquet file that is whole, but written in a way that cannot be read here; says in which. */
final class UnusableParquetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusableParquetException(String message) {
        super(message);
    }
}
