package org.hulian.evidence;

/** Why a recorded response is shorter than what the server sent (WARC 1.1, 5.13). */
public enum Truncation {
  /** It is whole. */
  NONE,
  /** It was longer than the limit. */
  LENGTH,
  /** It took longer than the limit. */
  TIME,
  /** The connection broke. */
  DISCONNECT,
  /** For another reason. */
  UNSPECIFIED
}
