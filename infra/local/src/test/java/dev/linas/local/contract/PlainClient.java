package dev.linas.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * A client that knows Confluent's protocol and nothing of ours: HTTP, a 0 byte and a schema id of 4
 * bytes, Avro binary.
 */
final class PlainClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String registry;

    /**
     * @param registry address of the Confluent-compatible API
     */
    PlainClient(String registry) {
        this.registry = registry;
    }

    List<String> subjects() throws IOException, InterruptedException {
        return json.convertValue(
                get("/subjects"),
                json.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    Schema newestSchema(String subject) throws IOException, InterruptedException {
        return new Schema.Parser()
                .parse(get("/subjects/" + subject + "/versions/latest").get("schema").asText());
    }

    GenericRecord read(byte[] bytes) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.get() != 0) {
            throw new IOException("no magic byte");
        }
        Schema schema =
                new Schema.Parser()
                        .parse(get("/schemas/ids/" + buffer.getInt()).get("schema").asText());
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    }

    byte[] write(String subject, GenericRecord record) throws IOException, InterruptedException {
        int id = get("/subjects/" + subject + "/versions/latest").get("id").asInt();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(bytes);
        header.writeByte(0);
        header.writeInt(id);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(registry + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
