package wolfhound.scenarios;

/// A scenario in which nobody is infected, however it looks.
abstract class Innocent implements Scenario {
    private final String name;
    private final String title;
    private final String shows;

    Innocent(String name, String title, String shows) {
        this.name = name;
        this.title = title;
        this.shows = shows;
    }

    @Override
    public final String name() {
        return name;
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
        return Kind.BENIGN;
    }
}
