package org.hulian.store.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Category;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads cases.
 *
 * @param now a claim that ran out by then is none
 */
record CaseRows(Instant now) implements RowMapper<CaseFile> {
  static final String COLUMNS =
      "c.id, i.listing_id, c.title, c.platform, c.category, c.severity, c.score, c.status,"
          + " c.opened_at, c.due_at, c.revision, c.claim_account, c.claim_until";

  static final String SELECT =
      "SELECT " + COLUMNS + " FROM case_file c JOIN item i ON i.id = c.item_id";

  @Override
  public CaseFile map(ResultSet rows, StatementContext context) throws SQLException {
    return new CaseFile(
        rows.getLong("id"),
        new ListingId(rows.getString("listing_id")),
        rows.getString("title"),
        rows.getString("platform"),
        Category.ofKey(rows.getString("category")),
        SeverityRank.severity(rows.getInt("severity")),
        rows.getDouble("score"),
        CaseStatus.ofKey(rows.getString("status")),
        Instants.instant(rows.getLong("opened_at")),
        Instants.instant(rows.getLong("due_at")),
        rows.getInt("revision"),
        claim(rows));
  }

  private @Nullable Claim claim(ResultSet rows) throws SQLException {
    String account = rows.getString("claim_account");
    Instant until = Instants.instant(rows.getLong("claim_until"));
    return account != null && until.isAfter(now) ? new Claim(account, until) : null;
  }
}
