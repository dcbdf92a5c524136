package dev.linas.runtime.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the native memory of all RocksDB stores of the process together: one block cache holds
 * blocks, indexes, filters and, through the write-buffer manager, the memtables. By default every
 * store would take up to 50 MB for blocks and 48 MB for memtables, and a search has a dozen stores
 * times four partitions.
 */
public final class BoundedRocksMemory implements RocksDBConfigSetter {
    private static final long MIB = 1024 * 1024;

    /** Native memory of all stores together, in bytes, memtables included. */
    static final long TOTAL_BYTES = 64 * MIB;

    private static final long MEMTABLE_BYTES = 24 * MIB;
    private static final long ONE_MEMTABLE_BYTES = 2 * MIB;
    private static final int SHARD_BITS = -1;
    private static final double INDEX_SHARE = 0.1;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(Shared.CACHE);
            table.setCacheIndexAndFilterBlocks(true);
            table.setCacheIndexAndFilterBlocksWithHighPriority(true);
            table.setPinTopLevelIndexAndFilter(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(Shared.MEMTABLES);
        options.setWriteBufferSize(ONE_MEMTABLE_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the buffer manager belong to the process, not to this store.
    }

    /** Created with the first store, lives as long as the process. */
    private static final class Shared {
        static {
            RocksDB.loadLibrary();
        }

        private static final Cache CACHE =
                new LRUCache(TOTAL_BYTES, SHARD_BITS, false, INDEX_SHARE);
        private static final WriteBufferManager MEMTABLES =
                new WriteBufferManager(MEMTABLE_BYTES, CACHE);
    }
}
