package org.hulian.store.casefile;

import java.util.List;

/**
 * What a person decides on many cases at once.
 *
 * @param leadCase the case that was looked at
 * @param members the cases, the one that was looked at among them; 1 to {@link CaseGroups#MOST}
 */
public record GroupDecision(long leadCase, List<Member> members) {
  public GroupDecision {
    members = List.copyOf(members);
    if (members.isEmpty() || members.size() > CaseGroups.MOST) {
      throw new IllegalArgumentException("a group has 1 to " + CaseGroups.MOST + " cases");
    }
    Member first = members.getFirst();
    if (members.stream().anyMatch(member -> !member.isLike(first))
        || members.stream().map(Member::caseId).distinct().count() < members.size()) {
      throw new IllegalArgumentException("all of a group are decided alike, and once");
    }
  }

  /**
   * One case.
   *
   * @param revision as it was shown
   * @param decision with a reason of its own
   */
  public record Member(long caseId, int revision, Decision decision) {
    private boolean isLike(Member other) {
      return decision.status() == other.decision.status()
          && decision.policyCode().equals(other.decision.policyCode())
          && decision.account().equals(other.decision.account());
    }
  }
}
