package org.hulian.store.search;

/**
 * What its owner chose for a saved search.
 *
 * @param shared whether all who read cases see it and its alerts
 * @param paused whether it is not held against new listings for now
 * @param alerts whether its matches show among the alerts; otherwise they are only counted
 * @param byWebhook whether alerts are sent to a webhook too, if there is an address
 * @param byMail whether alerts are sent by mail too, if there is an address
 */
public record SearchOptions(
    boolean shared, boolean paused, boolean alerts, boolean byWebhook, boolean byMail) {

  /** The same, paused or not. */
  public SearchOptions paused(boolean value) {
    return new SearchOptions(shared, value, alerts, byWebhook, byMail);
  }
}
