package dev.linas.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the evaluator in Python makes of what a user's meter does. */
@Timeout(120)
class PythonMeterTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private static final String SCRIPT =
            """
            import pathlib, sys
            sys.path.insert(0, sys.argv[1])
            import linas_meter
            def meter(body, metrics='["m"]'):
                file = pathlib.Path(sys.argv[2], "user.py")
                file.write_text("METRICS = %s\\ndef measure(genome, options, \
            metrics):\\n    %s\\n" % (metrics, body))
                return linas_meter.Meter(file)
            for body in ['return {"m": 7}', 'return {"m": [1, 2, 9]}', 'return None', \
            'return {"m": "7"}',
                         'return {"m": True}', 'return {"m": float("nan")}', \
            'return {"m": 10 ** 5000}',
                         'return {"m": [1.7e308, 1.7e308]}', 'return {}', \
            'raise ValueError("E" * 1000000)',
                         'raise SystemExit(3)', 'raise RuntimeError("x")']:
                result = meter(body).results([0], {}, ["m"])[0]
                print(result["outcome"], result["value"], len(result["error"] or "") <= 2001)
            for metrics in ['"latency"', '[]', '["a", "a"]', '1 / 0']:
                try:
                    meter("pass", metrics)
                    print("accepted")
                except linas_meter.InvalidMeter:
                    print("refused")
            """;

    @TempDir Path folder;

    @Test
    void shouldTakeNothingButNumbersAndSurviveWhateverTheMeterRaises() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "needs " + PYTHON);
        Path script = Files.writeString(folder.resolve("check.py"), SCRIPT);
        Process process =
                new ProcessBuilder(
                                PYTHON.toString(),
                                "-B",
                                script.toString(),
                                Path.of("examples", "python").toAbsolutePath().toString(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines())
                .containsExactly(
                        "MEASURED 7.0 True",
                        "MEASURED 2.0 True",
                        "FAILED_PERMANENT None True",
                        "FAILED_PERMANENT None True",
                        "FAILED_PERMANENT None True",
                        "FAILED_PERMANENT None True",
                        "FAILED_PERMANENT None True",
                        "FAILED_PERMANENT None True",
                        "FAILED_PERMANENT None True",
                        "FAILED_PERMANENT None True",
                        "FAILED_TRANSIENT None True",
                        "FAILED_TRANSIENT None True",
                        "refused",
                        "refused",
                        "refused",
                        "refused");
    }
}
