package wolfhound.scenarios;

/// A scenario in which somebody is infected.
abstract class Guilty implements Scenario {
    private final String name;
    private final String family;
    private final String title;
    private final String shows;

    Guilty(String name, String family, String title, String shows) {
        this.name = name;
        this.family = family;
        this.title = title;
        this.shows = shows;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String family() {
        return family;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final String shows() {
        return shows;
    }

    @Override
    public Kind kind() {
        return Kind.MALWARE_CNC;
    }
}
