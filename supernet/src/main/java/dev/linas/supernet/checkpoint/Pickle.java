package dev.linas.supernet.checkpoint;

import dev.linas.supernet.tensor.InvalidWeightsException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one pickle. Makes numbers, texts, lists, maps and {@linkplain StoredTensor tensors}, and
 * nothing else: a pickle that names another class is refused before anything is made of it. Not
 * thread-safe.
 */
final class Pickle {
    /** Functions of PyTorch and Python that only build what is read here. */
    private static final Set<String> BUILDERS =
            Set.of(
                    "collections OrderedDict",
                    "torch Size",
                    "torch device",
                    "torch._utils _rebuild_tensor",
                    "torch._utils _rebuild_tensor_v2",
                    "torch._utils _rebuild_parameter");

    private static final Object MARK = new Object();

    private final String source;
    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private Pickle(String source, ByteBuffer in) {
        this.source = source;
        this.in = in;
    }

    /** A name that a pickle gives of something in Python. */
    private record Global(String name) {}

    /**
     * Reads the pickle that begins at the buffer's position, which is after it then.
     *
     * @param source name of the file, for messages
     * @throws InvalidWeightsException if it is cut off, names a class, or has an unknown code
     */
    static Object read(String source, ByteBuffer bytes) {
        ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
        try {
            return new Pickle(source, in).read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ClassCastException e) {
            throw new InvalidWeightsException(
                    source + ": the checkpoint is cut off or damaged; copy it again", e);
        }
    }

    private Object read() {
        while (true) {
            int code = in.get() & 0xFF;
            if (code == '.') {
                return pop();
            }
            step(code);
        }
    }

    private void step(int code) {
        switch (code) {
            case 0x80 -> in.get(); // PROTO
            case 0x95 -> in.getLong(); // FRAME
            case '(' -> push(MARK);
            case '0' -> pop();
            case 'N' -> push(None.NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case '}' -> push(new LinkedHashMap<>());
            case ']' -> push(new ArrayList<>());
            case ')' -> push(List.of());
            case 0x85, 0x86, 0x87 -> push(popLast(code - 0x84));
            case 't' -> push(toMark());
            case 'l' -> push(new ArrayList<>(toMark()));
            case 'a' -> append(List.of(pop()));
            case 'e' -> append(toMark());
            case 's' -> put(popLast(2));
            case 'u' -> put(toMark());
            case 'q' -> memo.put(in.get() & 0xFF, top());
            case 'r' -> memo.put(in.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> push(memo.get(in.get() & 0xFF));
            case 'j' -> push(memo.get(in.getInt()));
            case 'c' -> global(line(), line());
            case 0x93 -> {
                String name = (String) pop();
                global((String) pop(), name);
            }
            case 'R' -> reduce();
            case 'b' -> build();
            case 'Q' -> push(storage((List<?>) pop()));
            default -> constant(code);
        }
    }

    private void constant(int code) {
        switch (code) {
            case 'J' -> push((long) in.getInt());
            case 'K' -> push((long) (in.get() & 0xFF));
            case 'M' -> push((long) (in.getShort() & 0xFFFF));
            case 0x8a -> push(integer(in.get() & 0xFF));
            case 'I' -> push(Long.parseLong(line()));
            case 'L' -> push(Long.parseLong(line().replace("L", "")));
            case 'G' -> {
                push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            }
            case 'X' -> push(text(in.getInt()));
            case 0x8c, 'U' -> push(text(in.get() & 0xFF));
            case 'T' -> push(text(in.getInt()));
            case 0x8d -> push(text(Math.toIntExact(in.getLong())));
            case 'C' -> push(text(in.get() & 0xFF));
            case 'B' -> push(text(in.getInt()));
            default ->
                    throw new InvalidWeightsException(
                            ("%s: code 0x%02x of the checkpoint is not known; save the state dict"
                                            + " alone: torch.save(model.state_dict(), path)")
                                    .formatted(source, code));
        }
    }

    /** The value for Python's None. */
    private enum None {
        NONE
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private List<Object> popLast(int count) {
        List<Object> last = stack.subList(stack.size() - count, stack.size());
        List<Object> popped = List.copyOf(last);
        last.clear();
        return popped;
    }

    private List<Object> toMark() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> popped = popLast(stack.size() - mark - 1);
        pop();
        return popped;
    }

    @SuppressWarnings("unchecked")
    private void append(List<Object> values) {
        ((List<Object>) top()).addAll(values);
    }

    @SuppressWarnings("unchecked")
    private void put(List<Object> pairs) {
        Map<Object, Object> map = (Map<Object, Object>) top();
        for (int i = 0; i < pairs.size(); i += 2) {
            map.put(pairs.get(i), pairs.get(i + 1));
        }
    }

    private void global(String module, String name) {
        String whole = module + " " + name;
        boolean isStorage = module.startsWith("torch") && name.endsWith("Storage");
        if (!isStorage && !BUILDERS.contains(whole)) {
            throw new InvalidWeightsException(
                    ("%s: the checkpoint wants class %s.%s of Python, which could execute anything;"
                                    + " Linas executes nothing. Save the state dict alone:"
                                    + " torch.save(model.state_dict(), path)")
                            .formatted(source, module, name));
        }
        push(new Global(isStorage ? name : whole));
    }

    /** A call of one of the builders. */
    private void reduce() {
        List<?> arguments = (List<?>) pop();
        String function = ((Global) pop()).name();
        push(
                switch (function) {
                    case "collections OrderedDict" -> ordered(arguments);
                    case "torch._utils _rebuild_tensor", "torch._utils _rebuild_tensor_v2" ->
                            new StoredTensor(
                                    (StoredTensor.Storage) arguments.get(0),
                                    (Long) arguments.get(1),
                                    longs(arguments.get(2)),
                                    longs(arguments.get(3)));
                    default -> arguments.isEmpty() ? List.of() : arguments.get(0);
                });
    }

    private static Map<Object, Object> ordered(List<?> arguments) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (!arguments.isEmpty()) {
            for (Object pair : (List<?>) arguments.get(0)) {
                map.put(((List<?>) pair).get(0), ((List<?>) pair).get(1));
            }
        }
        return map;
    }

    private static List<Long> longs(Object list) {
        return ((List<?>) list).stream().map(Long.class::cast).toList();
    }

    /** Attributes of an object; those of a map (its {@code _metadata}) mean nothing here. */
    private void build() {
        pop();
    }

    /** ('storage', type, key, location, numbers). */
    private static StoredTensor.Storage storage(List<?> id) {
        return new StoredTensor.Storage(((Global) id.get(1)).name(), (String) id.get(2));
    }

    private long integer(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        long value = length > 0 && bytes[length - 1] < 0 ? -1 : 0;
        for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[i] & 0xFF);
        }
        return value;
    }

    private String text(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() {
        byte[] bytes = new byte[256];
        int length = 0;
        for (byte next = in.get(); next != '\n'; next = in.get()) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = next;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
