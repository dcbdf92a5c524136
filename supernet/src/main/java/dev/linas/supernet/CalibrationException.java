package dev.linas.supernet;

/** ONNX Runtime could not run a calibration; the message names the sub-network. */
public final class CalibrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CalibrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
