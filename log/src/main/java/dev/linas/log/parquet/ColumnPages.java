package dev.linas.log.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * The pages of one column in one row group, out of the bytes of a file. The library's own reader of
 * files needs Hadoop; its decoders, which these pages go to, do not.
 */
final class ColumnPages implements PageReader {
    private final ParquetMetadataConverter converter = new ParquetMetadataConverter();
    private final BytesInputDecompressor decompressor;
    private final Deque<DataPage> pages = new ArrayDeque<>();
    private final long values;
    private DictionaryPage dictionary;

    ColumnPages(byte[] file, ColumnChunkMetaData chunk) throws IOException {
        this.values = chunk.getValueCount();
        this.decompressor = new PlainCodecs().getDecompressor(chunk.getCodec());
        ByteArrayInputStream in =
                new ByteArrayInputStream(
                        file,
                        Math.toIntExact(chunk.getStartingPos()),
                        Math.toIntExact(chunk.getTotalSize()));
        long read = 0;
        while (read < values) {
            PageHeader header = Util.readPageHeader(in);
            int size = header.getCompressed_page_size();
            byte[] content = in.readNBytes(size);
            if (content.length < size) {
                throw new IOException("column %s ends early".formatted(chunk.getPath()));
            }
            if (header.isSetCrc() && header.getCrc() != checksum(content)) {
                throw new IOException("column %s was changed".formatted(chunk.getPath()));
            }
            read += add(header, content);
        }
    }

    private static int checksum(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return (int) sum.getValue();
    }

    /** Number of values of the page. */
    private int add(PageHeader header, byte[] content) throws IOException {
        switch (header.getType()) {
            case DICTIONARY_PAGE -> {
                dictionary =
                        new DictionaryPage(
                                plain(content, header.getUncompressed_page_size()),
                                header.getDictionary_page_header().getNum_values(),
                                converter.getEncoding(
                                        header.getDictionary_page_header().getEncoding()));
                return 0;
            }
            case DATA_PAGE -> {
                DataPageHeader data = header.getData_page_header();
                pages.add(
                        new DataPageV1(
                                plain(content, header.getUncompressed_page_size()),
                                data.getNum_values(),
                                header.getUncompressed_page_size(),
                                null,
                                converter.getEncoding(data.getRepetition_level_encoding()),
                                converter.getEncoding(data.getDefinition_level_encoding()),
                                converter.getEncoding(data.getEncoding())));
                return data.getNum_values();
            }
            case DATA_PAGE_V2 -> {
                DataPageHeaderV2 data = header.getData_page_header_v2();
                pages.add(second(data, header.getUncompressed_page_size(), content));
                return data.getNum_values();
            }
            default -> {
                return 0; // indexes
            }
        }
    }

    /** A page of the second version, whose levels stand uncompressed before the values. */
    private DataPage second(DataPageHeaderV2 header, int uncompressed, byte[] content)
            throws IOException {
        int repetition = header.getRepetition_levels_byte_length();
        int levels = repetition + header.getDefinition_levels_byte_length();
        byte[] data = Arrays.copyOfRange(content, levels, content.length);
        boolean isCompressed = !header.isSetIs_compressed() || header.isIs_compressed();
        return DataPageV2.uncompressed(
                header.getNum_rows(),
                header.getNum_nulls(),
                header.getNum_values(),
                BytesInput.from(content, 0, repetition),
                BytesInput.from(content, repetition, levels - repetition),
                converter.getEncoding(header.getEncoding()),
                isCompressed && data.length > 0
                        ? plain(data, uncompressed - levels)
                        : BytesInput.from(data),
                null);
    }

    private BytesInput plain(byte[] content, int size) throws IOException {
        return decompressor.decompress(BytesInput.from(content), size);
    }

    @Override
    public DictionaryPage readDictionaryPage() {
        return dictionary;
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    @Override
    public DataPage readPage() {
        return pages.poll();
    }
}
