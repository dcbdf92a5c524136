package dev.linas.log.parquet;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/** The columns of one row group, out of the bytes of a file. */
final class RowGroup implements PageReadStore {
    private final Map<ColumnPath, ColumnPages> columns = new HashMap<>();
    private final long rows;

    RowGroup(byte[] file, BlockMetaData block) throws IOException {
        this.rows = block.getRowCount();
        for (ColumnChunkMetaData chunk : block.getColumns()) {
            columns.put(chunk.getPath(), new ColumnPages(file, chunk));
        }
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        return columns.get(ColumnPath.get(column.getPath()));
    }

    @Override
    public long getRowCount() {
        return rows;
    }
}
