package org.hulian.review.saved;

import org.hulian.store.search.Addresses;
import org.hulian.store.search.SavedSearchRepository;
import org.springframework.stereotype.Component;

/**
 * Whether what a search finds would reach anybody outside. Templates call it {@code @deliveryWays}.
 * Whether a mail server is there only the process knows that sends.
 */
@Component
public class DeliveryWays {
  private final SavedSearchRepository searches;

  DeliveryWays(SavedSearchRepository searches) {
    this.searches = searches;
  }

  /** Whether webhooks of a search with these addresses go anywhere. */
  public boolean webhook(Addresses own) {
    return own.webhook() != null || searches.addresses().webhook() != null;
  }

  /** Whether webhooks of a search without addresses of its own go anywhere. */
  public boolean webhook() {
    return webhook(Addresses.NONE);
  }

  /** Whether mails of a search with these addresses go anywhere. */
  public boolean mail(Addresses own) {
    return own.mail() != null || searches.addresses().mail() != null;
  }

  /** Whether mails of a search without addresses of its own go anywhere. */
  public boolean mail() {
    return mail(Addresses.NONE);
  }
}
