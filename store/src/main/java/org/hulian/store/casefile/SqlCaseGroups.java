package org.hulian.store.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.casefile.GroupResult.Outcome;
import org.hulian.store.outbox.IndexOutbox;
import org.hulian.store.queue.QueueAccess;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.RowNumbers;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;

/** Groups of cases in the database. */
final class SqlCaseGroups implements CaseGroups {
  /** Of the newest text of a case's item, if it has one. */
  private static final String CLUSTER =
      "(SELECT o.cluster FROM case_file f JOIN item t ON t.id = f.item_id"
          + " JOIN sketch o ON o.id = t.sketch_id WHERE f.id = :case AND o.cluster <> 0)";

  /**
   * Crossed joins, and the columns of other indexes hidden by a plus, so that the cluster is read
   * and not the whole queue.
   */
  private static final String OF_CLUSTERS =
      " FROM sketch s CROSS JOIN item i ON i.sketch_id = s.id CROSS JOIN case_file c"
          + " ON c.item_id = i.id";

  private static final String NEAR =
      " WHERE s.cluster = "
          + CLUSTER
          + " AND c.id <> :case AND +c.queue_id NOT IN (<unseen>) AND +c.status IN ";

  private static final String OPEN = OF_CLUSTERS + NEAR + "('open')";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;
  private final Deciding deciding;
  private final Undoing undoing;

  /** Decides one case within a transaction; false if it may not be decided any more. */
  interface Deciding {
    boolean decide(Handle handle, long id, int revision, Decision decision);
  }

  /** Takes one decision back within a transaction; false if that is not possible any more. */
  interface Undoing {
    boolean undo(Handle handle, long id, int revision, Undo undo);
  }

  SqlCaseGroups(Sql sql, AuditLog audit, Clock clock, Deciding deciding, Undoing undoing) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    this.deciding = deciding;
    this.undoing = undoing;
  }

  @Override
  public int size(long caseId, String account) {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM (SELECT 1" + OPEN + " LIMIT :most)")
                .bindList("unseen", QueueAccess.unseen(handle, account))
                .bind("case", caseId)
                .bind("most", MOST)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public List<CaseFile> near(long caseId, String account, int limit) {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT " + CaseRows.COLUMNS + OPEN + " ORDER BY c.id LIMIT :limit")
                .bindList("unseen", QueueAccess.unseen(handle, account))
                .bind("case", caseId)
                .bind("limit", limit)
                .map(new CaseRows(clock.instant()))
                .list());
  }

  @Override
  public List<DecidedNear> decidedNear(long caseId, String account, int limit) {
    String select =
        "SELECT "
            + CaseRows.COLUMNS
            + ", e.revision AS event_revision, e.at, e.kind, e.status AS event_status,"
            + " e.policy_code, e.reason, e.account"
            + OF_CLUSTERS
            + " CROSS JOIN case_event e ON e.case_id = c.id AND e.revision = (SELECT"
            + " max(d.revision) FROM case_event d WHERE d.case_id = c.id AND d.kind = 'decided')"
            + NEAR
            + "('violation', 'cleared') AND NOT EXISTS (SELECT 1 FROM kept_back k WHERE"
            + " k.case_id = c.id) ORDER BY e.at DESC, c.id DESC LIMIT :limit";
    return sql.read(
        handle ->
            handle
                .createQuery(select)
                .bindList("unseen", QueueAccess.unseen(handle, account))
                .bind("case", caseId)
                .bind("limit", limit)
                .map(
                    (rows, context) ->
                        new DecidedNear(
                            new CaseRows(clock.instant()).map(rows, context),
                            new CaseEvent(
                                rows.getInt("event_revision"),
                                Instants.instant(rows.getLong("at")),
                                rows.getString("kind"),
                                CaseStatus.ofKey(rows.getString("event_status")),
                                rows.getString("policy_code"),
                                rows.getString("reason"),
                                rows.getString("account"),
                                null,
                                null)))
                .list());
  }

  @Override
  public GroupResult decide(GroupDecision decision) {
    List<GroupDecision.Member> members = decision.members();
    long group = sql.write(handle -> open(handle, decision));
    for (int from = 0; from < members.size(); from += CHUNK) {
      List<GroupDecision.Member> chunk =
          members.subList(from, Math.min(members.size(), from + CHUNK));
      sql.change(
          handle -> {
            chunk.forEach(member -> decide(handle, group, decision.leadCase(), member));
            // Those that were told already are kept back with the first that is drawn.
            handle
                .createQuery(
                    "SELECT o.case_id FROM case_group_member o JOIN second_look l"
                        + " ON l.case_id = o.case_id AND l.revision = o.revision"
                        + " WHERE o.group_id = ? AND l.closed_at IS NULL LIMIT 1")
                .bind(0, group)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(drawn -> IndexOutbox.addGroups(handle, drawn));
          });
    }
    return find(group).orElseThrow();
  }

  private long open(Handle handle, GroupDecision decision) {
    Decision alike = decision.members().getFirst().decision();
    requireCases(handle, decision);
    Instant now = Instants.now(clock);
    long id = RowNumbers.next(handle, "case_group");
    handle
        .createUpdate(
            "INSERT INTO case_group (id, lead_case, at, account, status, policy_code)"
                + " VALUES (:id, :lead, :at, :account, :status, :policy)")
        .bind("id", id)
        .bind("lead", decision.leadCase())
        .bind("at", Instants.micros(now))
        .bind("account", alike.account())
        .bind("status", alike.status().key())
        .bind("policy", alike.policyCode())
        .execute();
    Map<String, String> details =
        Map.of(
            "case", Long.toString(decision.leadCase()),
            "cases", Integer.toString(decision.members().size()),
            "status", alike.status().key(),
            "policy", alike.policyCode());
    audit.append(handle, new Act(alike.account(), "group.decided", "group:" + id, details));
    return id;
  }

  private static void requireCases(Handle handle, GroupDecision decision) {
    int known =
        handle
            .createQuery("SELECT count(*) FROM case_file WHERE id IN (<ids>)")
            .bindList("ids", decision.members().stream().map(GroupDecision.Member::caseId).toList())
            .mapTo(Integer.class)
            .one();
    if (known < decision.members().size()) {
      throw new IllegalArgumentException("a group is of cases that there are");
    }
  }

  private void decide(Handle handle, long group, long lead, GroupDecision.Member member) {
    boolean decided =
        isOpen(handle, member)
            && isNear(handle, lead, member.caseId())
            && deciding.decide(handle, member.caseId(), member.revision(), member.decision());
    Outcome outcome = decided ? Outcome.DECIDED : refusal(handle, lead, member);
    handle.execute(
        "INSERT INTO case_group_member (group_id, case_id, revision, outcome) VALUES (?, ?, ?, ?)",
        group,
        member.caseId(),
        decided ? member.revision() + 1 : member.revision(),
        outcome.name().toLowerCase(Locale.ROOT));
  }

  /** What somebody has decided, or handed to a lead, is not decided over, whatever its revision. */
  private static boolean isOpen(Handle handle, GroupDecision.Member member) {
    return status(handle, member.caseId()).filter(status -> status == CaseStatus.OPEN).isPresent();
  }

  /** What the reason says must be so; a text that was edited since may be near no more. */
  private static boolean isNear(Handle handle, long lead, long id) {
    return lead == id
        || handle
            .createQuery(
                "SELECT EXISTS (SELECT 1 FROM case_file c JOIN item i ON i.id = c.item_id"
                    + " JOIN sketch s ON s.id = i.sketch_id WHERE c.id = :id AND s.cluster = "
                    + CLUSTER
                    + ")")
            .bind("id", id)
            .bind("case", lead)
            .mapTo(Boolean.class)
            .one();
  }

  private static Optional<CaseStatus> status(Handle handle, long id) {
    return handle
        .createQuery("SELECT status FROM case_file WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .map(CaseStatus::ofKey);
  }

  private static Outcome refusal(Handle handle, long lead, GroupDecision.Member member) {
    boolean same =
        handle
            .createQuery(
                "SELECT EXISTS (SELECT 1 FROM case_file WHERE id = :id AND revision = :revision)")
            .bind("id", member.caseId())
            .bind("revision", member.revision())
            .mapTo(Boolean.class)
            .one();
    return same && isOpen(handle, member) && isNear(handle, lead, member.caseId())
        ? Outcome.HELD
        : Outcome.CHANGED;
  }

  @Override
  public Optional<GroupResult> find(long groupId) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, lead_case, at, account, status, policy_code FROM case_group"
                        + " WHERE id = :id")
                .bind("id", groupId)
                .map(
                    (rows, context) ->
                        new GroupResult(
                            rows.getLong("id"),
                            rows.getLong("lead_case"),
                            Instants.instant(rows.getLong("at")),
                            rows.getString("account"),
                            CaseStatus.ofKey(rows.getString("status")),
                            rows.getString("policy_code"),
                            members(handle, groupId)))
                .findOne());
  }

  private static List<GroupResult.Member> members(Handle handle, long groupId) {
    return handle
        .createQuery(
            "SELECT m.case_id, c.title, m.revision, m.outcome, c.revision = m.revision AS stands"
                + " FROM case_group_member m JOIN case_file c ON c.id = m.case_id"
                + " WHERE m.group_id = :id ORDER BY m.case_id")
        .bind("id", groupId)
        .map(
            (rows, context) ->
                new GroupResult.Member(
                    rows.getLong("case_id"),
                    rows.getString("title"),
                    rows.getInt("revision"),
                    Outcome.valueOf(rows.getString("outcome").toUpperCase(Locale.ROOT)),
                    rows.getBoolean("stands")))
        .list();
  }

  @Override
  public int undo(long groupId, Undo undo) {
    Act act = new Act(undo.account(), "group.undone", "group:" + groupId, Map.of());
    return takeBack(
        groupId, act, (handle, one) -> undoing.undo(handle, one.caseId(), one.revision(), undo));
  }

  @Override
  public int reverse(long groupId, Decision back) {
    if (back.status() != CaseStatus.OPEN) {
      throw new IllegalArgumentException("a decision is reversed by opening its case again");
    }
    Act act = new Act(back.account(), "group.reversed", "group:" + groupId, Map.of());
    return takeBack(
        groupId, act, (handle, one) -> deciding.decide(handle, one.caseId(), one.revision(), back));
  }

  /** Takes one decision of a group back; false if that is not possible any more. */
  private interface TakingBack {
    boolean takeBack(Handle handle, GroupResult.Member member);
  }

  private int takeBack(long groupId, Act act, TakingBack one) {
    List<GroupResult.Member> decided = new ArrayList<>(members(groupId));
    decided.removeIf(member -> member.outcome() != Outcome.DECIDED || !member.stands());
    int back = 0;
    for (int from = 0; from < decided.size(); from += CHUNK) {
      List<GroupResult.Member> chunk =
          decided.subList(from, Math.min(decided.size(), from + CHUNK));
      back += sql.write(handle -> takeBack(handle, chunk, one));
    }
    if (back > 0) {
      Map<String, String> details = Map.of("cases", Integer.toString(back));
      Act told = new Act(act.account(), act.action(), act.subject(), details);
      sql.change(handle -> audit.append(handle, told));
    }
    return back;
  }

  private static int takeBack(Handle handle, List<GroupResult.Member> chunk, TakingBack one) {
    int back = 0;
    for (GroupResult.Member member : chunk) {
      back += one.takeBack(handle, member) ? 1 : 0;
    }
    return back;
  }

  private List<GroupResult.Member> members(long groupId) {
    return sql.read(handle -> members(handle, groupId));
  }
}
