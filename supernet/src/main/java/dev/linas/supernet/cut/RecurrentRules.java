package dev.linas.supernet.cut;

/**
 * Axes of recurrent layers: X [steps, examples, in], weights W [directions, gates * hidden, in] and
 * R [directions, gates * hidden, hidden], biases B [directions, 2 * gates * hidden], states
 * [directions, examples, hidden], and Y [steps, directions, examples, hidden].
 */
final class RecurrentRules {
    private static final int X = 0;
    private static final int W = 1;
    private static final int R = 2;
    private static final int B = 3;
    private static final int STATE = 5;
    private static final int CELL = 6;
    private static final int PEEPHOLES = 7;

    private static final String GATES = "every gate has as many channels";

    private RecurrentRules() {}

    /**
     * Notes the links of a node.
     *
     * @param gates of each cell: 4 of an LSTM, 3 of a GRU, 1 of a plain one
     */
    static void apply(NodeAxes axes, int gates) {
        if (axes.integer("layout", 0) != 0) {
            axes.uncuttable("only layout 0 is followed, with steps as the first axis");
            return;
        }
        String x = axes.input(X);
        Axis hidden = new Axis(axes.input(R), 2);
        axes.same(x, 2, axes.input(W), 2);
        gates(axes, W, 1, gates, hidden);
        gates(axes, R, 1, gates, hidden);
        gates(axes, B, 1, 2 * gates, hidden);
        gates(axes, PEEPHOLES, 1, 3, hidden);
        for (int state : new int[] {STATE, CELL}) {
            if (axes.has(state)) {
                state(axes, axes.input(state), hidden);
            }
        }
        for (int output = 0; output < axes.outputs(); output++) {
            String value = axes.output(output);
            if (axes.rank(value) == 4) {
                axes.same(x, 0, value, 0);
                axes.same(x, 1, value, 2);
                axes.same(hidden.value(), hidden.index(), value, 3);
            } else {
                state(axes, value, hidden);
            }
        }
    }

    private static void gates(NodeAxes axes, int input, int axis, int count, Axis hidden) {
        if (axes.has(input)) {
            Axis all = axes.innerWhole("gates" + input, count, GATES);
            axes.product(new Axis(axes.input(input), axis), all, hidden);
        }
    }

    private static void state(NodeAxes axes, String value, Axis hidden) {
        axes.same(axes.input(X), 1, value, 1);
        axes.same(hidden.value(), hidden.index(), value, 2);
    }
}
