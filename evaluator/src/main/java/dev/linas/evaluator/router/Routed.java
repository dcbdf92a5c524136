package dev.linas.evaluator.router;

import dev.linas.schemas.Candidate;
import dev.linas.schemas.Measurement;
import java.util.List;

/**
 * The router's answer to one candidate.
 *
 * @param work what the pool's workers must measure: one candidate or none
 * @param answers what can be said at once
 */
record Routed(List<Candidate> work, List<Measurement> answers) {}
