package org.hulian.review.access;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import org.hulian.store.account.Role;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The person behind a request.
 *
 * @param name of the account, as it stands in the audit log
 * @param roles what the person may do
 * @param guest whether a one-time link let the person in, without an account
 */
public record Viewer(String name, Set<Role> roles, boolean guest)
    implements AuthenticatedPrincipal, Serializable {
  public Viewer {
    roles = Set.copyOf(roles);
  }

  @Override
  public String getName() {
    return name;
  }

  /** Whether the person has one of these roles. */
  public boolean is(Role... any) {
    return Arrays.stream(any).anyMatch(roles::contains);
  }

  /** Whether the person may decide cases. */
  public boolean decides() {
    return is(Role.REVIEWER, Role.LEAD);
  }

  /** Whether a lead. */
  public boolean leads() {
    return is(Role.LEAD);
  }

  /**
   * Whether the person looks at decisions again and must not know them: reviewers who are told of
   * them in no other way.
   */
  public boolean looksAgain() {
    return is(Role.REVIEWER) && !is(Role.LEAD, Role.AUDITOR, Role.ADMINISTRATOR);
  }

  /** Whether the person may read cases. */
  public boolean readsCases() {
    return Role.CASE_READERS.stream().anyMatch(this::is);
  }

  /** Whether the person sees texts only with personal identifiers masked. */
  public boolean seesMasked() {
    return !decides();
  }

  /** Whether the person is told how the work goes: all of it, or what is published. */
  public boolean readsFigures() {
    return seesAllFigures() || is(Role.REGULATOR);
  }

  /** Whether the person is told small counts and spans of time, too. */
  public boolean seesAllFigures() {
    return is(Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR);
  }

  /** Whether the person watches runs. */
  public boolean watchesRuns() {
    return is(Role.OPERATOR, Role.LEAD, Role.ADMINISTRATOR);
  }

  /** Whether the person reads the audit log. */
  public boolean audits() {
    return is(Role.AUDITOR, Role.ADMINISTRATOR);
  }

  /** Whether the person manages accounts. */
  public boolean administers() {
    return is(Role.ADMINISTRATOR);
  }
}
