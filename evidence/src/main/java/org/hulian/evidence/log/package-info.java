/**
 * The audit log as a Merkle tree (RFC 6962, RFC 9162), and what is signed about it.
 *
 * <p>Enters: hashes of entries, in their order; notes and proofs as text. Leaves: tree heads,
 * proofs that an entry is in the log and that a log only grew, checkpoints signed with Ed25519 in
 * the formats of C2SP (tlog-checkpoint, signed-note, tlog-proof), and whether each of them holds.
 * Nothing here reads or writes anything.
 */
@NullMarked
package org.hulian.evidence.log;

import org.jspecify.annotations.NullMarked;
