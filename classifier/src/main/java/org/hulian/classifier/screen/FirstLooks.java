package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.classifier.model.ModelSet;

/**
 * The looks that every listing gets: a glance at its units and all their windows, and the screen at
 * what that lets on. A listing is as suspect as its most suspect window (multiple-instance
 * learning), so that harmless text around an offer hides nothing. Thread-safe.
 */
public final class FirstLooks {
  private final Glance glance;
  private final double glanceGate;
  private final Screen screen;
  private final double gate;
  private final Surroundings surroundings;

  /**
   * Compiles the glance.
   *
   * @param screen with the screen's model
   */
  public FirstLooks(Screen screen, ModelSet models) {
    this.screen = screen;
    glance = new Glance(models.glance());
    glanceGate = models.glanceGate();
    gate = models.gate();
    surroundings = new Surroundings(screen);
  }

  /**
   * What the first looks say of a unit.
   *
   * @param unit a whole one, or a window of it
   * @param home the whole one
   * @param logit of the screen's model; for what it has not seen, below its gate by as much as the
   *     glance's is below its own
   * @param glanced whether the glance was enough
   */
  public record Screened(Unit unit, Unit home, double logit, boolean glanced) {
    /** Whether it is a piece of a unit. */
    public boolean isWindow() {
      return !unit.equals(home);
    }
  }

  /** Looks at units: all whole ones come back, and the windows that pass the screen. */
  public List<Screened> look(List<Unit> units, Scratch scratch) {
    List<Screened> seen = new ArrayList<>();
    Map<Passage, Unit> homes = new LinkedHashMap<>();
    for (Unit unit : units) {
      seen.add(whole(unit, scratch));
      unit.passages().forEach(passage -> homes.putIfAbsent(passage, unit));
    }
    homes.forEach((passage, home) -> addWindows(passage, home, scratch, seen));
    return seen;
  }

  private Screened whole(Unit unit, Scratch scratch) {
    double below = glance.logit(unit.texts(), scratch) - glanceGate;
    return below < 0
        ? new Screened(unit, unit, gate + below, true)
        : new Screened(unit, unit, screen.logit(unit.texts(), scratch), false);
  }

  private void addWindows(Passage passage, Unit home, Scratch scratch, List<Screened> seen) {
    for (Passage window : glance.windows(passage, glanceGate, scratch)) {
      boolean whole = home.passages().equals(List.of(window));
      if (!whole && screen.logit(List.of(window.text()), scratch) >= gate) {
        Unit unit = surroundings.with(home, passage, window, scratch);
        seen.add(new Screened(unit, home, screen.logit(unit.texts(), scratch), false));
      }
    }
  }
}
