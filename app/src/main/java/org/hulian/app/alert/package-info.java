/**
 * Alerts on their way out of the house.
 *
 * <p>Enters: what waits in the store to be sent. Leaves: signed webhooks and mails, which carry no
 * more than a search's name, a listing's id, the words that matched and a link.
 */
@NullMarked
package org.hulian.app.alert;

import org.jspecify.annotations.NullMarked;
