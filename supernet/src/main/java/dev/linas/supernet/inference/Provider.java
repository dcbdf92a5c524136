package dev.linas.supernet.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An execution provider of ONNX Runtime, which executes the operators of a model. */
public enum Provider {
    /** The processor. */
    CPU(OrtProvider.CPU) {
        @Override
        void addTo(OrtSession.SessionOptions options) {
            // what is left over by other providers always runs on the processor
        }
    },
    /** An NVIDIA GPU through cuDNN; needs the {@code gpu} build. */
    CUDA(OrtProvider.CUDA) {
        @Override
        void addTo(OrtSession.SessionOptions options) throws OrtException {
            options.addCUDA(FIRST_GPU);
        }
    },
    /** An NVIDIA GPU through TensorRT, and CUDA for what it lacks; needs the {@code gpu} build. */
    TENSORRT(OrtProvider.TENSOR_RT) {
        @Override
        void addTo(OrtSession.SessionOptions options) throws OrtException {
            options.addTensorrt(FIRST_GPU);
            options.addCUDA(FIRST_GPU);
        }
    };

    private static final int FIRST_GPU = 0;

    private final OrtProvider runtimeName;

    Provider(OrtProvider provider) {
        this.runtimeName = provider;
    }

    /** The name in settings: {@code cpu}, {@code cuda}, {@code tensorrt}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The provider of that name, whether it is available or not. */
    public static Optional<Provider> named(String label) {
        return Arrays.stream(values())
                .filter(provider -> provider.label().equals(label))
                .findFirst();
    }

    /**
     * Names of the providers that the ONNX Runtime of this build has.
     *
     * @throws InferenceException if loading it would end the process
     */
    public static List<String> available() {
        var unused = InferenceRuntime.environment(); // which leaves no files, however it is loaded
        return present().map(Provider::label).toList();
    }

    /**
     * Whether a provider of this build has libraries of its own, unpacked when it is first used.
     */
    static boolean mayUnpackMore() {
        return present().anyMatch(provider -> provider != CPU);
    }

    private static Stream<Provider> present() {
        Set<OrtProvider> present = OrtEnvironment.getAvailableProviders();
        return Arrays.stream(values()).filter(provider -> present.contains(provider.runtimeName));
    }

    abstract void addTo(OrtSession.SessionOptions options) throws OrtException;
}
