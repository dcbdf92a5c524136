package dev.linas.cli.run;

import dev.linas.dashboard.Browser;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dashboard of a search that runs, opened once and only looked at from then on. */
final class LivePage {
    private static final Pattern LINK =
            Pattern.compile("dashboard (http://\\S+#token=[0-9a-f]{32})");
    private static final Pattern SHOWN = Pattern.compile("([0-9]+) of 24 evaluations");

    private LivePage() {}

    /** The numbers of evaluations that the page of all searches shows until the search is over. */
    static SortedSet<Integer> evaluations(Browser browser, LinasCli run) throws Exception {
        run.awaitSaying("dashboard http");
        Matcher link = LINK.matcher(run.err());
        if (!link.find()) {
            throw new AssertionError("no link in: " + run.err());
        }
        browser.visit(link.group(1));
        SortedSet<Integer> seen = new TreeSet<>();
        while (run.isAlive() && !seen.contains(24)) {
            Matcher shown = SHOWN.matcher(browser.text());
            if (shown.find()) {
                seen.add(Integer.parseInt(shown.group(1)));
            }
        }
        return seen;
    }
}
