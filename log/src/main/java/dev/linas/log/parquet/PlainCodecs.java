package dev.linas.log.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Codecs in Java alone, where those of the library would ask Hadoop for its own. Pages are written
 * as they are: what a compressor makes differs from version to version.
 */
final class PlainCodecs implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        if (codec != CompressionCodecName.UNCOMPRESSED) {
            throw new IllegalArgumentException("nothing is compressed here, asked for " + codec);
        }
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) {
                return bytes;
            }

            @Override
            public CompressionCodecName getCodecName() {
                return codec;
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new PageDecompressor((bytes, size) -> bytes);
            case SNAPPY ->
                    new PageDecompressor((b, size) -> whole(new SnappyDecompressor(), b, size));
            case ZSTD -> new PageDecompressor((b, size) -> whole(new ZstdDecompressor(), b, size));
            case GZIP ->
                    new PageDecompressor(
                            (bytes, size) -> {
                                try (GZIPInputStream in =
                                        new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                                    return in.readNBytes(size);
                                }
                            });
            default ->
                    throw new UnusableParquetException(
                            ("its pages are compressed by %s; write it with snappy, zstd, gzip"
                                            + " or none")
                                    .formatted(codec));
        };
    }

    private static byte[] whole(Decompressor decompressor, byte[] bytes, int size) {
        byte[] out = new byte[size];
        decompressor.decompress(bytes, 0, bytes.length, out, 0, size);
        return out;
    }

    @Override
    public void release() {}

    /** Decompresses one page. */
    private interface Page {
        byte[] decompress(byte[] bytes, int size) throws IOException;
    }

    private record PageDecompressor(Page page) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(page.decompress(bytes.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize)
                throws IOException {
            byte[] bytes = new byte[inSize];
            in.get(bytes);
            out.put(page.decompress(bytes, outSize));
        }

        @Override
        public void release() {}
    }
}
