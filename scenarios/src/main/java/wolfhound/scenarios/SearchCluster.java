package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// An application that searches its index with bodies in GET requests, by bare address.
final class SearchCluster extends Innocent {
    SearchCluster() {
        super(
                "search-cluster",
                "An application sends GET requests with bodies to a bare address, all day",
                "A GET with a body is a peer-to-peer bot's habit, and a search index's");
    }

    @Override
    public void stage(Stage stage) {
        Actor application = stage.server("application", Platform.LINUX).pauses(1);
        Actor index = stage.server("index", Platform.LINUX);
        var cloud = stage.outside("cloud-index");
        int searches = stage.between(20, 40);
        for (int i = 0; i < searches; i++) {
            String query =
                    "{\"query\":{\"match\":{\"title\":\"" + stage.word(6) + "\"}},\"size\":10}";
            Ask ask =
                    Ask.of("GET", "/catalogue/_search")
                            .body(query.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                            .with("Host", "Content-Type: application/json", "Content-Length");
            String hits =
                    "{\"took\":3,\"timed_out\":false,\"hits\":{\"total\":{\"value\":"
                            + i
                            + "},\"hits\":[]}}";
            Web.to(application, i % 4 == 0 ? cloud : index.machine(), 9200)
                    .asks(ask, Answer.ok("application/json; charset=UTF-8", hits))
                    .closes();
            application.pauses(1.5);
        }
    }
}
