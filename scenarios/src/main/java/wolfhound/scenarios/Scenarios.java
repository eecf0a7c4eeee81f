package wolfhound.scenarios;

import java.util.List;
import java.util.Optional;

/// Every scenario, in alphabetical order.
public final class Scenarios {
    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new AgentTesla(),
                new CompromisedWebServer(),
                new MailGateway(),
                new MailingDevices(),
                new Rustock(),
                new Zeus());
    }

    public static Optional<Scenario> named(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
